#include "service/erasure.h"

#include <algorithm>

#include "mail/folder_mailer.h"
#include "store/erasure.h"

namespace service {
namespace {

base::Problem problem(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

std::optional<base::Problem> cannot_erase(const Entry& entry, base::PersonId person) {
  const auto mandates = store::mandates_of(entry.connection, person);
  const bool holds = std::ranges::any_of(
      mandates, [&](const auto& row) { return !row.period.until_on || *row.period.until_on >= entry.today(); });
  if (holds)
    return problem("still_holds",
                   "Người này còn giữ vai trò nên chưa xóa được. Xin kết thúc mọi vai trò trước, từ hôm qua trở về: "
                   "dondoc person role EMAIL --role … --end NGÀY.");
  const auto history = store::events_of(entry.connection, "person", base::number(person));
  if (std::ranges::find(history, "erased", &store::Event::what) != history.end())
    return problem("erased_already", "Dữ liệu cá nhân của người này đã được xóa trước đây.");
  return std::nullopt;
}

/// The mails as the folder of mails has them; those that went out by a server are beyond reach.
void remove_files(const Context& context, const std::vector<std::string>& message_ids) {
  const auto folder = context.pool.folder() / context.settings.mail_folder;
  for (const auto& id : message_ids) std::filesystem::remove(folder / mail::file_name_of(id));
}

}  // namespace

base::Result<Erased> erase(const Context& context, base::PersonId person, const Author& author) {
  const auto erasure = change_person(context, person, author, [&](const Entry& entry) -> base::Result<store::Erasure> {
    if (auto refused = cannot_erase(entry, person)) return *refused;
    auto done = store::erase_person(entry.connection, person, entry.now);
    entry.log("person", base::number(person), "erased", "{}");
    return done;
  });
  if (!erasure) return erasure.error();
  remove_files(context, erasure->message_ids);
  auto connection = context.pool.lease();
  return Erased{.mails = erasure->message_ids.size(),
                .claims = erasure->claims,
                .events = erasure->events,
                .whole = store::forget_deleted(*connection)};
}

}  // namespace service
