#include "web/download.h"

#include "base/text.h"
#include "web/pages.h"

namespace web {
namespace {

/// The name in small letters of ASCII, for what does not know RFC 8187.
std::string in_ascii(std::string_view name) {
  std::string plain = base::folded(name);
  for (auto& c : plain)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-')) c = '_';
  return plain;
}

void replace_header(httplib::Response& response, const char* name, const std::string& value) {
  response.headers.erase(name);
  response.set_header(name, value);
}

}  // namespace

void put_download_headers(httplib::Response& response, std::string_view name) {
  replace_header(response, "Content-Disposition",
                 "attachment; filename=\"" + in_ascii(name) + "\"; filename*=UTF-8''" + url_encoded(name));
  replace_header(response, "Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
  replace_header(response, "Cache-Control", "private, no-store");
}

void send_file(httplib::Response& response, std::string_view name, std::string bytes, const char* type) {
  put_download_headers(response, name);
  response.set_content(std::move(bytes), type);
}

}  // namespace web
