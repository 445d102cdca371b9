// Assets: the static files that pages link to.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

/// A static file. Its URL names its content, so a browser may keep it for ever and still sees each change.
struct Asset {
  std::string path;  ///< "/static/style.css"
  std::string url;   ///< "/static/style.css?v=1f0c…"
  std::string type;  ///< media type
  std::string content;
};

class Assets {
 public:
  /// Those that the build put into the binary below that folder: "web/static/".
  static Assets embedded(std::string_view folder);
  /// Those of a folder on disk; `content_of` reads them anew each time.
  static Assets on_disk(const std::filesystem::path& folder);

  const std::vector<Asset>& all() const { return assets_; }
  /// throws: std::logic_error where there is no such asset
  const std::string& url_of(std::string_view path) const;
  /// The bytes as they are now.
  std::string content_of(const Asset& asset) const;
  /// Whether the files may change while the server runs, so that a browser must not keep them.
  bool may_change() const { return folder_.has_value(); }

 private:
  void add(std::string_view name, std::string content);

  std::vector<Asset> assets_;
  std::optional<std::filesystem::path> folder_;
};

}  // namespace web
