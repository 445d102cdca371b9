#include "document/office_package.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "base/text.h"

namespace document {
namespace {

using base::Problem;

constexpr std::size_t piece_bytes = std::size_t{64} << 10U;
constexpr std::size_t most_relationships = 10'000;

Problem refused(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}, .line = 0};
}

Problem damaged(const std::string& name) {
  return refused("damaged", "Tệp “" + name +
                                "” bị hỏng hoặc bị cắt cụt khi chép nên không đọc được. Đề nghị mở tệp bằng Word hoặc "
                                "Excel, lưu lại rồi nộp lại; nếu không mở được thì xin lại tệp gốc.");
}

Problem problem_of(ZipFault fault, const std::string& name) {
  switch (fault) {
    case ZipFault::damaged: return damaged(name);
    case ZipFault::encrypted:
      return refused("locked", "Tệp “" + name + "” có đặt mật khẩu. Đề nghị mở tệp, bỏ mật khẩu, lưu lại rồi nộp lại.");
    case ZipFault::bomb:
      return refused("swollen", "Nội dung nén trong tệp “" + name +
                                    "” lớn khác thường nên không đọc để bảo đảm an toàn. Đề nghị kiểm tra có chọn nhầm "
                                    "tệp không, hoặc chép riêng phần chương trình sang một tệp mới.");
  }
  std::abort();  // every fault is above
}

Problem problem_of(XmlFault fault, const std::string& name) {
  switch (fault) {
    case XmlFault::malformed: return damaged(name);
    case XmlFault::declares_entities:
    case XmlFault::too_deep:
    case XmlFault::endless:
      return refused("unsafe", "Tệp “" + name +
                                   "” có cấu trúc mà Word và Excel không bao giờ ghi ra nên không đọc để bảo đảm an "
                                   "toàn. Đề nghị mở tệp bằng Word hoặc Excel, lưu thành tệp mới rồi nộp lại.");
  }
  std::abort();  // every fault is above
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

/// Where the target leads to, seen from a folder of the package: "word/" and "../media/a.png" give "media/a.png".
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string{target.substr(1)};
  while (target.starts_with("../") && !folder.empty()) {
    target.remove_prefix(3);
    folder.pop_back();
    folder = folder_of(folder);
  }
  if (target.starts_with("./")) target.remove_prefix(2);
  return folder + std::string{target};
}

}  // namespace

std::optional<Problem> OfficePackage::read(const std::string& path, XmlHandlers handlers,
                                           const std::function<bool()>& is_enough) {
  auto entry = archive_.entry(path);
  XmlParser parser{std::move(handlers)};
  std::string piece(piece_bytes, '\0');
  while (const auto bytes = entry.read(piece)) {
    if (const auto fault = parser.feed({piece.data(), bytes})) return problem_of(*fault, name_);
    if (is_enough && is_enough()) return std::nullopt;
  }
  if (entry.fault()) return problem_of(*entry.fault(), name_);
  if (const auto fault = parser.finish()) return problem_of(*fault, name_);
  return std::nullopt;
}

std::vector<Relationship> OfficePackage::related(const std::string& path) {
  const auto folder = folder_of(path);
  const auto rels = folder + "_rels/" + path.substr(folder.size()) + ".rels";
  std::vector<Relationship> relationships;
  if (!has(rels)) return relationships;
  const auto open = [&](const XmlElement& element) {
    if (element.name() != "Relationship" || element.value("TargetMode") == "External") return;
    const auto type = element.value("Type");
    if (relationships.size() < most_relationships)
      relationships.push_back({.id = std::string{element.value("Id")},
                               .type = std::string{type.substr(type.rfind('/') + 1)},
                               .path = resolved(folder, element.value("Target"))});
  };
  if (read(rels, {.open = open, .close = [](auto) {}, .text = [](auto) {}})) return {};
  return relationships;
}

std::string OfficePackage::main_part(const std::string& usual) {
  const auto path = path_of(related(""), "officeDocument");
  return path.empty() ? usual : path;
}

std::string path_of(const std::vector<Relationship>& relationships, std::string_view type) {
  const auto found = std::find_if(relationships.begin(), relationships.end(),
                                  [type](const Relationship& relationship) { return relationship.type == type; });
  return found == relationships.end() ? std::string{} : found->path;
}

}  // namespace document
