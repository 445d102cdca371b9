#include "programme/assignment.h"

#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/body_name.h"
#include "programme/words.h"

namespace programme {
namespace {

/// Cuts the words off the beginning of the text, in either case of their first letter.
bool take(std::string_view& text, std::string_view words) {
  const auto small = small_letters(base::clipped(text, words.size()));
  if (small != words) return false;
  text.remove_prefix(words.size());
  return true;
}

/// What follows the words that give a task to someone.
std::optional<std::string_view> after_order(std::string_view statement) {
  for (const std::string_view order : {"giao ", "đề nghị ", "yêu cầu ", "phân công "})
    if (take(statement, order)) return statement;
  return std::nullopt;
}

/// The bodies «phối hợp với …» at the beginning, or after «chủ trì, ».
void take_coordinators(std::string_view text, Assignment& assignment) {
  take(text, "chủ trì, ");
  if (!take(text, "phối hợp với ") && !take(text, "phối hợp chặt chẽ với ") && !take(text, "phối hợp cùng ")) return;
  const auto name = body_name_at(text);
  if (!name) return;
  assignment.coordinators = bodies_in(name->name);
  if (!name->is_sure) assignment.unsure = std::string{name->name};
}

/// The body of «<body> chủ trì …», «<body> có trách nhiệm …», where it is told what to do, and not who leads in general
/// («cơ quan chủ trì») or carries out the document itself («chịu trách nhiệm thi hành»).
std::optional<BodyName> in_charge(std::string_view statement, std::initializer_list<std::string_view> offices) {
  if (!begins_with_capital(statement)) return std::nullopt;
  const auto name = body_name_at(statement);
  if (!name || small_letters(name->name).ends_with("cơ quan") || small_letters(name->name).ends_with("đơn vị"))
    return std::nullopt;
  const auto told = base::trimmed(statement.substr(name->name.size()));
  const auto holds_office = std::any_of(offices.begin(), offices.end(),
                                        [told](std::string_view office) { return begins_with_word(told, office); });
  if (!holds_office || told.find(" thi hành") < 60) return std::nullopt;
  return name;
}

/// The body of «<body>: lập danh sách …».
std::optional<BodyName> before_colon(std::string_view statement) {
  if (!begins_with_capital(statement)) return std::nullopt;
  const auto name = body_name_at(statement);
  return name && statement.substr(name->name.size()).starts_with(": ") ? name : std::nullopt;
}

}  // namespace

bool assigns(std::string_view statement) {
  if (const auto ordered = after_order(statement)) return body_name_at(*ordered).has_value();
  return in_charge(statement, {"chủ trì"}).has_value();
}

Assignment assignment_in(std::string_view statement) {
  Assignment assignment;
  const auto ordered = after_order(statement);
  auto owner =
      ordered ? body_name_at(*ordered) : in_charge(statement, {"chủ trì", "có trách nhiệm", "chịu trách nhiệm"});
  if (!ordered && !owner) owner = before_colon(statement);
  if (owner) {
    assignment.owner = std::string{owner->name};
    if (!owner->is_sure) assignment.unsure = *assignment.owner;
    statement.remove_prefix(static_cast<std::size_t>(owner->name.data() - statement.data()) + owner->name.size());
  }
  take_coordinators(base::trimmed(statement), assignment);
  return assignment;
}

}  // namespace programme
