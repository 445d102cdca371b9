#include "service/digests.h"

#include <algorithm>

#include "notify/daily.h"
#include "notify/digest_words.h"
#include "service/calendar.h"
#include "service/daily_mail.h"
#include "service/decided.h"
#include "service/digest_choices.h"
#include "service/digest_facts.h"
#include "service/message_id.h"
#include "service/queue_mail.h"
#include "store/digests.h"
#include "store/ledger.h"
#include "store/programmes.h"

namespace service {
namespace {

using calendar::Day;
using schedule::DigestKind;

constexpr std::chrono::hours tried_for{72};
constexpr date::days looked_ahead{400};  ///< the year's digest is the farthest
constexpr date::days farthest{366};
constexpr auto only_office = "gửi bản tin và ghi ngày họp";

base::Instant begin_of(Day day) { return calendar::instant_in_vietnam(day, std::chrono::minutes{0}); }

/// The day on which the first programme came into force.
std::optional<Day> first_in_force(store::Connection& connection) {
  std::optional<base::Instant> first;
  for (const auto& programme : store::programmes(connection))
    if (programme.in_force_at && (!first || *programme.in_force_at < *first)) first = programme.in_force_at;
  return first ? std::optional{calendar::day_in_vietnam(*first)} : std::nullopt;
}

/// The last period of that length that was over on the day; the one under way where nothing was followed in it.
std::string report_period_on(const Context& context, store::Connection& connection, duty::ReportPeriod length,
                             Day day) {
  const auto first_day = context.settings.reporting.first_day;
  const auto under_way = duty::period_of(day, {.period = length, .first_day = first_day});
  const auto first = first_in_force(connection);
  const bool was_followed = first && *first < under_way.first;
  const auto within = was_followed ? under_way.first - date::days{1} : day;
  for (const auto& period : report::periods_between(within, within, first_day))
    if (period.length == length) return report::code(period);
  return {};
}

std::string period_on(const Context& context, store::Connection& connection, DigestKind kind, Day day) {
  if (const auto length = schedule::report_period_of(kind)) return report_period_on(context, connection, *length, day);
  if (kind == DigestKind::agency) return calendar::iso(day).substr(0, 7);
  if (kind == DigestKind::committee) return calendar::iso(day - (date::weekday{day} - date::Monday));
  const auto meetings = store::meetings_from(connection, day);
  return calendar::iso(meetings.empty() ? day : meetings.front());
}

/// How the person is addressed to whom it goes; where there is none, whom it is meant for.
std::string recipient_of(const DigestPreview& preview, DigestKind kind) {
  if (!preview.recipients.empty()) return preview.recipients.front().name;
  return preview.agency ? preview.agency->name : std::string{notify::audience_of(kind)};
}

mail::Message mail_of(const Context& context, const DigestPreview& preview, notify::Digest told) {
  const auto kind = told.kind;
  notify::Daily daily{.recipient = recipient_of(preview, kind),
                      .day = preview.day,
                      .lines = {},
                      .missed_since = {},
                      .missed_days = 0,
                      .digests = {std::move(told)},
                      .page_link = context.settings.page_url};
  auto content = notify::content_of(daily, context.templates);
  const auto sender = context.settings.sender;
  return {.from = sender,
          .to = {daily.recipient, preview.recipients.empty() ? sender.address : preview.recipients.front().email},
          .subject = std::move(content.subject),
          .text = std::move(content.text),
          .html = std::move(content.html),
          .message_id = new_message_id(sender),
          .date = context.clock.now(),
          .headers = digest_headers(context, {}),
          .bounces_to = bounces_to(context),
          .attachments = std::move(content.attachments)};
}

/// Owes the digest to the person and gives it a mail of its own; false where that was done in this minute.
bool send_to(const Context& context, const Entry& entry, const DigestRequest& request, const std::string& period,
             base::PersonId person) {
  const auto digest = store::owe(entry.connection,
                                 {.kind = request.kind,
                                  .period = period,
                                  .occasion = base::rfc3339(entry.now).substr(0, 16),
                                  .recipient = person,
                                  .agency = request.agency,
                                  .owed_on = entry.today()},
                                 entry.now);
  if (!digest) return false;
  const auto message = queue_mail(context, entry.connection, person, store::MessageSort::digest, entry.now, tried_for);
  store::attach_digest(entry.connection, *digest, message);
  return true;
}

std::optional<base::Problem> cannot_send(const DigestPreview& preview) {
  if (!preview.recipients.empty()) return std::nullopt;
  return problem("nobody", preview.stopped.empty()
                               ? "Chưa có ai để gửi bản tin này. Xin thêm người nhận ở trang Người dùng hoặc Cơ quan."
                               : "Những người nhận bản tin này đều đã dừng nhận, nên không gửi cho ai.");
}

}  // namespace

DigestsSheet digests_sheet(const Context& context) {
  auto connection = context.pool.lease();
  const store::Snapshot snapshot{*connection};
  const auto now = context.clock.now();
  const auto today = calendar::day_in_vietnam(now);
  DigestsSheet sheet{
      .kinds = {}, .meetings = store::meetings_from(*connection, today), .agencies = store::agencies(*connection)};
  const auto due = schedule::digests_in(now, now + looked_ahead, context.settings.digests, sheet.meetings,
                                        context.settings.window, *working_days(context, *connection));
  for (const auto kind : schedule::all_digest_kinds()) {
    DigestLine line{
        .kind = kind, .next = {}, .recipients = 0, .last = store::last_digest(*connection, kind, {}, {}, now)};
    if (const auto next = std::ranges::find(due, kind, &schedule::DueDigest::kind); next != due.end())
      line.next = *next;
    for (const auto& person : audience(*connection, kind, {}, today))
      line.recipients += has_stopped(*connection, person.id, kind) ? 0U : 1U;
    sheet.kinds.push_back(std::move(line));
  }
  return sheet;
}

base::Result<DigestPreview> digest_preview(const Context& context, const DigestRequest& request) {
  const auto today = context.today();
  DigestPreview preview{.period = {},
                        .title = {},
                        .day = request.day.value_or(today),
                        .mail = {},
                        .recipients = {},
                        .stopped = {},
                        .agency = {}};
  if (preview.day > today + farthest || preview.day < Day{date::year{2000} / 1 / 1})
    return problem("day_too_far", "Xin chọn một ngày từ năm 2000 đến một năm tới.");
  DigestQuery query{.kind = request.kind, .period = {}, .agencies = {}, .day = request.day, .since = {}};
  {
    auto connection = context.pool.lease();
    const store::Snapshot snapshot{*connection};
    if (request.kind == DigestKind::agency) {
      if (request.agency) preview.agency = store::agency(*connection, *request.agency);
      if (!preview.agency) return problem("no_agency", "Bản tin tháng là của một cơ quan. Xin chọn cơ quan.");
      query.agencies = {preview.agency->id};
    }
    for (auto& person : audience(*connection, request.kind, request.agency, today))
      (has_stopped(*connection, person.id, request.kind) ? preview.stopped : preview.recipients)
          .push_back(std::move(person));
    query.period = preview.period = period_on(context, *connection, request.kind, preview.day);
    const auto at = preview.day < today ? begin_of(preview.day + date::days{1}) : context.clock.now();
    query.since = store::last_digest(*connection, request.kind, {}, request.agency, at);
  }
  auto told = digest(context, query);
  if (!told) return told.error();
  if (preview.agency) told->about = {preview.agency->name};
  preview.is_empty = request.kind == DigestKind::agency && notify::is_empty(*told);
  preview.title = notify::title_of(*told);
  preview.mail = mail_of(context, preview, std::move(*told));
  return preview;
}

base::Result<int> send_digest(const Context& context, const DigestRequest& request, const Author& author) {
  const auto preview = digest_preview(context, {.kind = request.kind, .day = {}, .agency = request.agency});
  if (!preview) return preview.error();
  return enter(
      context, author,
      [&](const Entry& entry) -> base::Result<int> {
        if (auto refused = cannot_send(*preview)) return *refused;
        int mails = 0;
        for (const auto& person : preview->recipients)
          mails += send_to(context, entry, request, preview->period, person.id) ? 1 : 0;
        if (mails == 0) return problem("sent_already", "Bản tin này vừa được gửi trong phút này. Xin xem ở trang Thư.");
        entry.log("digest", 0, "digest_sent",
                  R"({"digest":")" + std::string{schedule::code(request.kind)} + R"(","mails":)" +
                      std::to_string(mails) + "}");
        return mails;
      },
      only_office);
}

base::Result<base::Done> note_meeting(const Context& context, Day day, const Author& author) {
  return enter(
      context, author,
      [&](const Entry& entry) -> base::Result<base::Done> {
        const auto days = working_days(context, entry.connection);
        const auto today = entry.today();
        if (day <= today || day > today + farthest ||
            calendar::instant_in_vietnam(days->previous_on_or_before(day - date::days{1}),
                                         context.settings.window.closes) <= entry.now)
          return problem("meeting_past",
                         "Bản tin đi vào ngày làm việc trước phiên họp, mà ngày ấy đã qua hoặc còn quá xa. Xin chọn "
                         "ngày họp muộn hơn trong vòng một năm, hoặc gửi bản tin ngay.");
        if (!store::note_meeting(entry.connection, day, entry.now))
          return problem("noted_already", "Ngày họp " + calendar::in_words(day) + " đã được ghi.");
        entry.log("digest", 0, "meeting_noted", R"({"day":")" + calendar::iso(day) + R"("})");
        return base::Done{};
      },
      only_office);
}

base::Result<base::Done> remove_meeting(const Context& context, Day day, const Author& author) {
  return enter(
      context, author,
      [&](const Entry& entry) -> base::Result<base::Done> {
        if (!store::remove_meeting(entry.connection, day))
          return problem("no_meeting", "Chưa ghi ngày họp " + calendar::in_words(day) + ".");
        entry.log("digest", 0, "meeting_removed", R"({"day":")" + calendar::iso(day) + R"("})");
        return base::Done{};
      },
      only_office);
}

}  // namespace service
