#include "programme/roles.h"

#include <array>

#include "base/text.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

enum class Role { none, leads, helps };

struct Mark {
  std::string_view words;
  Role role;
};

/// Before a body, at the beginning of a line or behind a semicolon, a slash or a stop; the longer ones first.
constexpr std::array labels{Mark{"cơ quan chủ trì:"sv, Role::leads},
                            Mark{"đơn vị chủ trì:"sv, Role::leads},
                            Mark{"cơ quan phối hợp:"sv, Role::helps},
                            Mark{"đơn vị phối hợp:"sv, Role::helps},
                            Mark{"chủ trì:"sv, Role::leads},
                            Mark{"phối hợp:"sv, Role::helps},
                            Mark{"ct:"sv, Role::leads},
                            Mark{"ph:"sv, Role::helps}};

/// Behind a body.
constexpr std::array brackets{
    Mark{"(cơ quan chủ trì)"sv, Role::leads},  Mark{"(chủ trì)"sv, Role::leads},  Mark{"(ct)"sv, Role::leads},
    Mark{"(cơ quan phối hợp)"sv, Role::helps}, Mark{"(phối hợp)"sv, Role::helps}, Mark{"(ph)"sv, Role::helps}};

template <std::size_t N>
const Mark* mark_at(std::string_view small, const std::array<Mark, N>& marks) {
  for (const auto& mark : marks)
    if (small.starts_with(mark.words)) return &mark;
  return nullptr;
}

std::string_view without_edges(std::string_view words) {
  for (auto before = words.size() + 1; before != words.size();) {
    before = words.size();
    words = base::trimmed(words);
    for (const auto edge : {"-"sv, "+"sv, "•"sv, ","sv, ";"sv, "/"sv, "."sv}) {
      if (words.starts_with(edge)) words.remove_prefix(edge.size());
      if (words.ends_with(edge)) words.remove_suffix(edge.size());
    }
  }
  return words;
}

void add(Roles& roles, Role role, std::string_view words) {
  auto& list = role == Role::leads ? roles.leads : roles.helps;
  if (!list.empty()) list += "; ";
  list += words;
}

/// By brackets: what stands before each has its role.
std::optional<Roles> by_brackets(std::string_view cell, std::string_view small) {
  Roles roles;
  std::size_t begin = 0;
  for (auto at = small.find('('); at != std::string_view::npos; at = small.find('(', at + 1)) {
    const auto* mark = mark_at(small.substr(at), brackets);
    if (mark == nullptr) continue;
    const auto body = without_edges(cell.substr(begin, at - begin));
    if (body.empty()) return std::nullopt;
    add(roles, mark->role, body);
    begin = at + mark->words.size();
  }
  if (!without_edges(cell.substr(begin)).empty()) return std::nullopt;
  return roles;
}

bool begins_part(char before) { return before == '\n' || before == ';' || before == '/' || before == '.'; }

/// By labels: what stands behind each has its role, up to the next one.
std::optional<Roles> by_labels(std::string_view cell, std::string_view small) {
  Roles roles;
  auto role = Role::none;
  std::size_t begin = 0;
  const auto end_part = [&](std::size_t end) {
    const auto bodies = without_edges(cell.substr(begin, end - begin));
    // Words before the first label are who leads: «Sở Y tế; cơ quan phối hợp: Sở Xây dựng».
    if (!bodies.empty()) add(roles, role == Role::none ? Role::leads : role, bodies);
  };
  auto may_begin = true;
  for (std::size_t at = 0; at < small.size(); ++at) {
    const auto* mark = may_begin ? mark_at(small.substr(at), labels) : nullptr;
    if (mark != nullptr) {
      end_part(at);
      role = mark->role;
      begin = at + mark->words.size();
      at = begin - 1;
      continue;
    }
    const auto c = small[at];
    may_begin = begins_part(c) || (may_begin && (c == ' ' || c == '-' || c == '+'));
  }
  end_part(cell.size());
  return roles;
}

}  // namespace

std::optional<Roles> roles_in(std::string_view cell) {
  const auto small = small_letters(cell);
  if (small.size() != cell.size()) return std::nullopt;
  for (const auto read : {by_brackets, by_labels}) {
    auto roles = read(cell, small);
    if (roles && !roles->leads.empty() && !roles->helps.empty()) return roles;
  }
  return std::nullopt;
}

}  // namespace programme
