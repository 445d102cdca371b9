// Parts: the fields and files of a form sent as multipart/form-data, found without copying the files.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "web/request_head.h"

namespace web {

/// Bytes of a header line of one part, such lines of a part, parts of a form, and bytes of all fields that are no
/// files.
inline constexpr std::size_t longest_part_line = 1024;
inline constexpr std::size_t most_part_lines = 16;
inline constexpr std::size_t most_parts = 1000;
inline constexpr std::size_t longest_fields = std::size_t{64} << 10U;

bool is_in_parts(std::string_view content_type);

/// The boundary that a content type names; nothing where it has none, or one that is not of RFC 2046's characters.
/// source: RFC 2046, section 5.1.1
std::optional<std::string> boundary_in(std::string_view content_type);

/// One field or file. What it says is as it was sent, and views the body.
struct Part {
  std::string_view field;
  std::optional<std::string_view> file_name;  ///< of a file; empty where none was chosen
  std::string_view content;
};

/// The parts of the body in their order, or why it is not taken apart: 400 for one without its end, for a part without
/// an end of its headers or without the name of its field, 413 past a limit.
/// source: RFC 7578, section 4; the names as browsers write them (HTML, section 4.10.21.8)
std::variant<std::vector<Part>, Refusal> parts_in(std::string_view body, std::string_view boundary);

}  // namespace web
