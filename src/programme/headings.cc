#include "programme/headings.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/assignment.h"
#include "programme/bodies.h"
#include "programme/body_name.h"
#include "programme/body_words.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

constexpr std::array openings{"trách nhiệm của "sv,  "nhiệm vụ của "sv, "phần việc của "sv,
                              "nhiệm vụ đối với "sv, "đối với "sv,      "giao "sv,
                              "đề nghị "sv,          "yêu cầu "sv,      "phân công "sv};

bool names_someone(std::string_view text) { return names_a_body(text) || names_a_head(text); }

/// Whether the text is the name of someone and tells nothing that they are to do.
bool is_name(std::string_view text) {
  const auto name = body_name_at(text);
  if (!name || !names_someone(text)) return false;
  const auto rest = base::trimmed(text.substr(name->name.size()));
  const auto small = small_letters(base::clipped(rest, 60));
  return order_at(small) == 0 && body_words_at(small).kind != BodyWord::activity &&
         std::count(rest.begin(), rest.end(), ' ') < 2;
}

/// Whether the words say that what someone is to do follows them: «… thực hiện các nhiệm vụ sau».
bool announces(std::string_view words) {
  const auto small = small_letters(words);
  return small.ends_with(" sau") || small.ends_with(" sau đây") || small.ends_with(" sau đây,") ||
         small.ends_with(" dưới đây");
}

}  // namespace

bool gives_orders(std::string_view heading) {
  auto small = small_letters(heading);
  while (small.ends_with(':') || small.ends_with(' ')) small.pop_back();
  for (const auto order : {" giao"sv, " yêu cầu"sv, " đề nghị"sv, " phân công"sv})
    if (small.ends_with(order) && small.size() <= heading.size())
      return names_someone(base::trimmed(heading.substr(0, small.size() - order.size())));
  return false;
}

std::optional<std::string> headed_by(std::string_view heading) {
  const auto has_colon = heading.ends_with(':');
  const auto name = has_colon ? base::trimmed(heading.substr(0, heading.size() - 1)) : heading;
  if (gives_orders(heading)) return std::nullopt;
  if (names_someone(name)) return std::string{name};
  const auto small = small_letters(base::clipped(name, 40));
  for (const auto opening : openings)
    if (small.starts_with(opening))
      if (const auto rest = base::trimmed(name.substr(opening.size())); is_name(rest)) return std::string{rest};
  if (has_colon && announces(name)) return assignment_in(name).owner;
  return std::nullopt;
}

}  // namespace programme
