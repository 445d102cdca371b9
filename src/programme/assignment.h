// Assignments: the bodies that a statement itself names, as leads or as those who help.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace programme {

struct Assignment {
  std::optional<std::string> owner{};       ///< as printed
  std::vector<std::string> coordinators{};  ///< one by one
  std::string unsure{};                     ///< a name of which it is not sure where it ends; empty for none
};

/// The bodies that the statement's opening names.
///
/// «Giao <body> …», «Đề nghị», «Yêu cầu», «Phân công <body> …» and «<body> chủ trì …», «<body> có trách nhiệm …»,
/// «<body>: …» name the owner (see body_name.h). «Phối hợp với <bodies>», at the beginning, after «Chủ trì, » or after the owner's «chủ
/// trì, », names the coordinators.
Assignment assignment_in(std::string_view statement);

/// Whether the statement gives someone a task: its opening orders a body, or says that one leads («chủ trì»). That one
/// is responsible may be a rule for all.
bool assigns(std::string_view statement);

}  // namespace programme
