#include "render/templates.h"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "base/embedded.h"

namespace render {
namespace {

bool is_template(std::string_view name) { return name.ends_with(".html") || name.ends_with(".txt"); }

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file{path, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{file}, {}};
  if (!file) throw std::runtime_error{path.string() + ": cannot be read"};
  return content;
}

Sources sources_on_disk(const std::filesystem::path& folder) {
  Sources sources;
  for (const auto& entry : std::filesystem::recursive_directory_iterator{folder}) {
    const auto name = entry.path().lexically_relative(folder).generic_string();
    if (entry.is_regular_file() && is_template(name)) sources[name] = {entry.path().string(), content_of(entry.path())};
  }
  return sources;
}

}  // namespace

Templates::Templates(const Sources& sources) {
  for (const auto& [name, source] : sources) compiled_.emplace(name, Template{name, sources});
}

Templates Templates::embedded(std::string_view folder) {
  Sources sources;
  for (const auto& file : base::embedded::files_under(folder)) {
    const auto name = file.path.substr(folder.size());
    if (is_template(name)) sources[std::string{name}] = {std::string{file.path}, std::string{file.content}};
  }
  return Templates{sources};
}

Templates Templates::on_disk(const std::filesystem::path& folder) {
  Templates templates{sources_on_disk(folder)};
  templates.folder_ = folder;
  return templates;
}

std::string Templates::render(std::string_view name, const Values& values) const {
  if (folder_) return Template{name, sources_on_disk(*folder_)}.render(values);
  const auto found = compiled_.find(name);
  if (found == compiled_.end()) throw std::logic_error{"no template '" + std::string{name} + "'"};
  return found->second.render(values);
}

}  // namespace render
