#include "service/entry.h"

#include "store/agencies.h"
#include "store/ledger.h"

namespace service {

void Entry::log(std::string_view subject, std::int64_t number, std::string_view what, std::string new_json,
                std::string old_json) const {
  store::append(connection, {.at = now,
                             .person = author.person,
                             .door = author.door,
                             .subject = std::string{subject},
                             .number = number,
                             .what = std::string{what},
                             .old_json = std::move(old_json),
                             .new_json = std::move(new_json),
                             .reason = {}});
}

base::Instant Entry::made_at() const { return store::owed_from(connection, now); }

std::optional<base::Problem> cannot_enter(const Entry& entry, std::string_view what) {
  if (entry.author.door != store::Door::page && !entry.author.person) return std::nullopt;
  const auto person =
      entry.author.person ? store::person_on(entry.connection, *entry.author.person, entry.today()) : std::nullopt;
  if (!person)
    return base::Problem{.kind = "no_such_person", .detail = "Xin chọn người thực hiện trong danh sách.", .words = {}};
  if (people::may_decide(*person)) return std::nullopt;
  return base::Problem{.kind = "not_allowed",
                       .detail = "Chỉ Văn phòng " + std::string{what} + ". Xin chọn người của Văn phòng.",
                       .words = {}};
}

}  // namespace service
