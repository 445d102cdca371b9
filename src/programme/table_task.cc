#include "programme/table_task.h"

#include "base/text.h"
#include "programme/assignment.h"
#include "programme/bodies.h"
#include "programme/clause.h"
#include "programme/labels.h"
#include "programme/roles.h"

namespace programme {
namespace {

std::vector<std::string> lines_of(std::string_view words) {
  std::vector<std::string> lines;
  while (!words.empty()) {
    const auto end = std::min(words.find('\n'), words.size());
    if (end > 0) lines.emplace_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return lines;
}

std::optional<std::string> words_or_nothing(const std::string& words) {
  return words.empty() ? std::nullopt : std::optional{words};
}

/// The cell with «Phối hợp: …» on a line of its own.
std::string with_labels_on_lines(std::string cell) {
  for (const std::string_view label : {"Phối hợp:", "phối hợp:", "Cơ quan phối hợp:", "Đơn vị phối hợp:"})
    if (const auto at = cell.find(label);
        at != std::string::npos && at >= 2 && (cell[at - 2] == ';' || cell[at - 2] == '.'))
      cell.replace(at - 2, 2, "\n");
  return cell;
}

/// Takes «Sở Y tế chủ trì, phối hợp với Sở Tài chính»: the bodies before the verb lead, those after «phối hợp» help.
bool take_sentence(std::string_view line, Task& task) {
  constexpr std::string_view leads = " chủ trì", helps = "phối hợp";
  const auto verb = line.find(leads);
  if (verb == std::string_view::npos || !names_a_body(line.substr(0, verb))) return false;
  task.owner = std::string{line.substr(0, verb)};
  auto rest = line.substr(verb + leads.size());
  const auto help = rest.find(helps);
  if (help == std::string_view::npos) return true;
  rest = base::trimmed(rest.substr(help + helps.size()));
  if (rest.starts_with("với ")) rest.remove_prefix(std::string_view{"với "}.size());
  if (!rest.empty()) task.coordinators = bodies_in(rest);
  return true;
}

/// Takes the owner's cell: its labelled lines and its sentence into their fields, the others as the owner.
void take_owner(const std::string& cell, Task& task) {
  if (const auto roles = roles_in(cell)) {
    task.owner = roles->leads;
    task.coordinators = bodies_in(roles->helps);
    return;
  }
  std::string owner;
  for (const auto& line : lines_of(with_labels_on_lines(cell)))
    if (!take_label(line, task) && !take_sentence(line, task)) owner += (owner.empty() ? "" : "\n") + line;
  if (!owner.empty()) task.owner = owner;
}

/// Takes the text's cell; its own clause goes before an inherited one and is a detail beside one in the row's own cell.
void take_text(const TableRow& row, bool inherited, Task& task) {
  const auto lines = lines_of(row[Column::text]);
  const auto statement = lines.empty() ? Statement{} : statement_in(lines.front());
  task.text = statement.text;
  for (std::size_t n = 1; n < lines.size(); ++n)
    if (!take_label(lines[n], task)) task.details.push_back(lines[n]);
  const auto was_cut = !lines.empty() && statement.text.size() != lines.front().size();
  const auto own = task.deadline_text ? task.deadline_text : statement.clause;
  const auto& cell = row[Column::deadline];
  if (cell.empty() || (inherited && own)) {
    task.deadline_text = own;
    return;
  }
  task.deadline_text = cell;
  task.inherited = inherited;
  if (own && was_cut && *own != cell) task.details.push_back(*own);
}

}  // namespace

Task task_of(const TableRow& row, std::string ref, bool inherited) {
  Task task;
  task.ref = std::move(ref);
  task.place = row.place;
  take_text(row, inherited, task);
  take_owner(row[Column::owner], task);
  const auto assignment = assignment_in(task.text);
  if (!task.owner) task.owner = assignment.owner;
  if (!row[Column::coordinators].empty()) task.coordinators = bodies_in(row[Column::coordinators]);
  if (task.coordinators.empty()) task.coordinators = assignment.coordinators;
  if (!row[Column::deliverable].empty()) task.deliverable = row[Column::deliverable];
  if (!row[Column::receiving_level].empty()) task.receiving_level = row[Column::receiving_level];
  task.leader = words_or_nothing(row[Column::leader]);
  task.note = words_or_nothing(row[Column::note]);
  for (const auto& [title, words] : row.others)
    task.details.push_back(title.empty() ? words : title + ": " + base::with_single_spaces(words));
  return task;
}

}  // namespace programme
