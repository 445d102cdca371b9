#include "web/assets.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <fmt/format.h>

#include "base/embedded.h"

namespace web {
namespace {

/// FNV-1a, 64 bits: it tells one version of our own files from another, and defends against nobody.
std::uint64_t hash_of(std::string_view content) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const auto c : content) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

std::string type_of(std::string_view name) {
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  if (name.ends_with(".svg")) return "image/svg+xml";
  return "application/octet-stream";
}

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{in}, {}};
  if (!in) throw std::runtime_error{file.string() + ": cannot be read"};
  return content;
}

}  // namespace

void Assets::add(std::string_view name, std::string content) {
  const auto path = "/static/" + std::string{name};
  const auto url = fmt::format("{}?v={:016x}", path, hash_of(content));
  assets_.push_back({.path = path, .url = url, .type = type_of(name), .content = std::move(content)});
}

Assets Assets::embedded(std::string_view folder) {
  Assets assets;
  for (const auto& file : base::embedded::files_under(folder))
    assets.add(file.path.substr(folder.size()), std::string{file.content});
  return assets;
}

Assets Assets::on_disk(const std::filesystem::path& folder) {
  Assets assets;
  assets.folder_ = folder;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    if (entry.is_regular_file()) assets.add(entry.path().filename().string(), bytes_of(entry.path()));
  return assets;
}

const std::string& Assets::url_of(std::string_view path) const {
  for (const auto& asset : assets_)
    if (asset.path == path) return asset.url;
  throw std::logic_error{"no asset '" + std::string{path} + "'"};
}

std::string Assets::content_of(const Asset& asset) const {
  return folder_ ? bytes_of(*folder_ / std::filesystem::path{asset.path}.filename()) : asset.content;
}

}  // namespace web
