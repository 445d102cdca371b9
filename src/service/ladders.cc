#include "service/ladders.h"

#include "schedule/ladder_text.h"
#include "service/decided.h"
#include "store/ledger.h"
#include "store/programmes.h"

namespace service {
namespace {

base::Problem no_such_programme() {
  return problem("no_such_programme", "Không có chương trình này. Xin mở lại từ danh sách chương trình.");
}

/// The words of the programme's own ladder; empty where it has none.
std::string own_words(store::Connection& connection, base::ProgrammeId programme) {
  const auto rows = store::ladders_of(connection, programme);
  return rows.empty() ? std::string{} : rows.back().words;
}

/// What is kept of a text: nothing for the ladder that all have.
base::Result<std::string> words_of(std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return std::string{};
  const auto ladder = schedule::ladder_in(text);
  if (!ladder) return ladder.error();
  return *ladder == schedule::default_ladder() ? std::string{} : schedule::text_of(*ladder);
}

}  // namespace

base::Result<LadderSheet> ladder_of(const Context& context, base::ProgrammeId programme) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  if (!store::programme(*connection, programme)) return no_such_programme();
  auto own = own_words(*connection, programme);
  if (own.empty()) return LadderSheet{.words = std::string{schedule::default_ladder_text()}, .is_own = false};
  return LadderSheet{.words = std::move(own), .is_own = true};
}

base::Result<base::Done> set_ladder(const Context& context, base::ProgrammeId id, std::string_view text,
                                    const Author& author) {
  const auto now = context.clock.now();
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto programme = store::programme(*connection, id);
  if (!programme) return no_such_programme();
  if (auto refused = cannot_act(*connection, author.person, author.door, context.today())) return *refused;
  if (programme->ended_at) return problem("ended", "Chương trình này đã kết thúc nên không còn nhắc việc.");
  const auto words = words_of(text);
  if (!words) return words.error();
  const auto before = own_words(*connection, id);
  if (*words == before) return base::Done{};
  store::add_ladder(
      *connection,
      {.programme = id, .since = store::owed_from(*connection, now), .words = *words, .set_by = author.person});
  const Entry entry{*connection, now, author};
  entry.log("programme", base::number(id), "ladder_set", nlohmann::json{{"ladder", *words}}.dump(),
            nlohmann::json{{"ladder", before}}.dump());
  transaction.commit();
  return base::Done{};
}

}  // namespace service
