// Parts: whether a form in parts (multipart/form-data) may be shown to the library that takes it apart.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "web/request_head.h"

namespace web {

/// Limits of a form in parts. The library matches a part's headers with std::regex, whose stack and time grow with
/// their length, and takes any number of parts.
inline constexpr std::size_t longest_part_line = 1024;
inline constexpr std::size_t most_part_lines = 16;
inline constexpr std::size_t most_parts = 1000;

bool is_in_parts(std::string_view content_type);

/// The boundary that a content type names; nothing where it has none, or one that is not of RFC 2046's characters.
/// source: RFC 2046, section 5.1.1
std::optional<std::string> boundary_in(std::string_view content_type);

/// Why the body is not taken apart: 400 for parts without an end of their headers, 413 past a limit.
std::optional<Refusal> refusal_of_parts(std::string_view body, std::string_view boundary);

}  // namespace web
