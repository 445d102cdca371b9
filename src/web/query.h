// Query: the parameters of a query or of an urlencoded form, and the path that a target names.
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace web {

using Parameters = std::multimap<std::string, std::string>;

/// The parameters of "a=1&b=2", in which a name ends at its first "=": what follows may hold "=" and "?". A plus is a
/// blank. A percent sign without two hexadecimal figures stands for itself.
/// source: WHATWG URL, section 5.1 (application/x-www-form-urlencoded)
Parameters parameters_in(std::string_view text);

/// The bytes that a path means. A percent sign without two hexadecimal figures stands for itself.
std::string path_decoded(std::string_view path);

}  // namespace web
