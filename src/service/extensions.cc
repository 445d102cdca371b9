#include "service/extensions.h"

#include <algorithm>

#include "base/text.h"
#include "service/answers.h"
#include "service/calendar.h"
#include "service/decided.h"

namespace service {
namespace {

constexpr int most_waiting = 100;

/// The request and its duty; or why nobody may decide on it any more, or not that person.
struct Asked {
  store::ExtensionRow request;
  store::DutyRow duty;
};

base::Result<Asked> asked(store::Connection& connection, store::ExtensionId id, std::optional<base::PersonId> person,
                          std::optional<std::int64_t> seen) {
  auto request = store::extension_request(connection, id);
  if (!request) return problem("no_such_request", "Không có đề nghị này. Xin mở lại danh sách xin gia hạn.");
  if (auto changed = changed_since(connection, request->duty, seen)) return *changed;
  if (request->state != store::ExtensionState::waiting)
    return problem("request_settled", "Đề nghị này đã được xử lý. Xin tải lại trang để xem kết quả.");
  if (person == request->person)
    return problem("own_request", "Người đề nghị không được tự quyết định. Xin để người khác ở Văn phòng xử lý.");
  auto duty = store::duty(connection, request->duty).value();
  return Asked{std::move(*request), std::move(duty)};
}

int extensions_of(store::Connection& connection, const store::DutyRow& duty) {
  const auto versions = store::versions_of(connection, duty);
  return static_cast<int>(std::ranges::count_if(versions, [](const auto& version) {
    return version.decision && version.decision->what == duty::Move::extended;
  }));
}

WaitingExtension waiting_line(const Context& context, store::Connection& connection, store::ExtensionRow request) {
  const auto today = context.today();
  auto duty = store::duty(connection, request.duty).value();
  WaitingExtension waiting;
  waiting.number = extensions_of(connection, duty) + 1;
  waiting.version = store::version_of(connection, "duty", base::number(duty.id));
  waiting.days_waiting = std::max(0, static_cast<int>((today - calendar::day_in_vietnam(request.asked_at)).count()));
  const auto position = duty::position(duty.facts(), today, *working_days(context, connection));
  waiting.duty = {std::move(duty), position};
  waiting.line.person = name_of(connection, request.person);
  waiting.line.decider = name_of(connection, request.decided_by);
  waiting.line.request = std::move(request);
  return waiting;
}

}  // namespace

base::Result<store::ExtensionId> ask_extension(const Context& context, base::DutyId duty,
                                               const duty::ExtensionWish& wish, const Voice& voice) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto speaker = Speaker::of(*connection, duty, voice, context.clock.now());
  if (!speaker) return speaker.error();
  const auto before = store::extension_requests_of(*connection, duty);
  if (!before.empty() && before.front().state == store::ExtensionState::waiting)
    return problem("request_waits",
                   "Việc này đã có đề nghị gia hạn đang chờ Văn phòng quyết định, không cần gửi thêm.");
  if (auto refused = duty::cannot_ask(speaker->duty().facts(), wish, context.today())) return *refused;
  auto kept = wish;
  kept.words = std::string{base::trimmed(wish.words)};
  const auto id = store::add_extension_request(
      *connection, {.id = {}, .duty = duty, .person = speaker->person(), .asked_at = speaker->at(), .wish = kept});
  speaker->note(*connection, "extension_requested", {{"due_on", calendar::iso(speaker->duty().due_on)}},
                {{"request", static_cast<std::int64_t>(id)},
                 {"proposed_on", calendar::iso(*kept.proposed_on)},
                 {"cause", duty::code(*kept.cause)}},
                kept.words);
  transaction.commit();
  return id;
}

base::Result<base::Done> grant_extension(const Context& context, store::ExtensionId id, std::optional<calendar::Day> to,
                                         const Act& act) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto now = context.clock.now();
  if (!act.person) return problem("no_such_person", "Xin chọn người thực hiện trong danh sách.");
  const auto found = asked(*connection, id, act.person, act.seen);
  if (!found) return found.error();
  if (auto refused = duty::cannot_extend(found->duty.facts(), to)) return *refused;
  const auto decided = Decided::of(*connection, duty::Move::extended, act, now);
  if (!decided) return decided.error();
  extend_by(*connection, found->duty, *to, *decided);
  answer(*connection, found->duty, found->request.person, now);
  store::grant(*connection, id, *act.person, now, *to);
  transaction.commit();
  return base::Done{};
}

base::Result<base::Done> refuse_extension(const Context& context, store::ExtensionId id, std::string_view why,
                                          const Voice& voice) {
  auto connection = context.pool.lease();
  store::Transaction transaction{*connection};
  const auto now = context.clock.now();
  const auto found = asked(*connection, id, voice.person, voice.seen);
  if (!found) return found.error();
  if (auto refused = cannot_act(*connection, voice.person, voice.door, context.today())) return *refused;
  if (auto refused = duty::cannot_keep(why, "Xin ghi lý do không đồng ý để cơ quan biết.")) return *refused;
  store::refuse(*connection, id, voice.person, now, base::trimmed(why));
  store::append(*connection,
                {.at = now,
                 .person = voice.person,
                 .door = voice.door,
                 .subject = "duty",
                 .number = base::number(found->duty.id),
                 .what = "extension_refused",
                 .old_json = "{}",
                 .new_json = nlohmann::json{{"request", static_cast<std::int64_t>(id)},
                                            {"proposed_on", calendar::iso(*found->request.wish.proposed_on)}}
                                 .dump(),
                 .reason = std::string{base::trimmed(why)}});
  answer(*connection, found->duty, found->request.person, now);
  transaction.commit();
  return base::Done{};
}

std::vector<WaitingExtension> waiting_extensions(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  std::vector<WaitingExtension> waiting;
  for (auto& request : store::waiting_extension_requests(*connection, most_waiting))
    waiting.push_back(waiting_line(context, *connection, std::move(request)));
  return waiting;
}

std::optional<WaitingExtension> extension(const Context& context, store::ExtensionId id) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  auto request = store::extension_request(*connection, id);
  if (!request) return std::nullopt;
  return waiting_line(context, *connection, std::move(*request));
}

}  // namespace service
