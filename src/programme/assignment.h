// Assignments: the bodies that a statement itself names, as leads or as those who help.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace programme {

struct Assignment {
  std::optional<std::string> owner;       ///< «Giao X …», «Đề nghị X …»: the words between, as printed
  std::vector<std::string> coordinators;  ///< one by one
};

/// The bodies that the statement's opening names.
///
/// «Giao <body> …» and «Đề nghị <body> …» name the owner, up to the first verb of office («chủ trì», «chỉ đạo», «rà
/// soát» …, in small letters, for names have capitals). «Phối hợp với <bodies>», at the beginning, after «Chủ trì, » or
/// after the owner's «chủ trì, », names the coordinators, up to the next such verb. Without a verb nothing is taken.
Assignment assignment_in(std::string_view statement);

/// Whether the statement opens with «Giao» or «Đề nghị» and a body.
bool assigns(std::string_view statement);

}  // namespace programme
