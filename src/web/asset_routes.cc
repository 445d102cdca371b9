#include "web/site.h"

namespace web {
namespace {

/// The path as a pattern that matches it and nothing else.
std::string pattern_of(std::string_view path) {
  std::string pattern;
  for (const auto c : path) {
    if (c == '.') pattern += '\\';
    pattern += c;
  }
  return pattern;
}

/// For ever where the URL names the content; a URL without its hash, and a file being designed, are asked for anew.
const char* caching_of(const httplib::Request& request, const Assets& assets, const Asset& asset) {
  const bool names_content = asset.url.ends_with("?v=" + request.get_param_value("v"));
  return names_content && !assets.may_change() ? "public, max-age=31536000, immutable" : "no-cache";
}

}  // namespace

void add_asset_routes(Routes& routes, const Assets& assets) {
  for (const auto& asset : assets.all())
    routes.get_open(pattern_of(asset.path), [&assets, &asset](const auto& request, auto& response) {
      response.headers.erase("Cache-Control");
      response.set_header("Cache-Control", caching_of(request, assets, asset));
      response.set_content(assets.content_of(asset), asset.type);
    });
}

}  // namespace web
