#include "web/mail_view.h"

#include <algorithm>

#include "calendar/moment.h"
#include "mail/parsed.h"
#include "notify/digest_words.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;
using store::MessageState;

std::string_view tone_of(MessageState state) {
  switch (state) {
    case MessageState::queued:
    case MessageState::sending: return "time";
    case MessageState::accepted: return "done";
    case MessageState::held:
    case MessageState::deferred: return "near";
    case MessageState::failed:
    case MessageState::expired: return "late";
    case MessageState::withdrawn:
    case MessageState::merged: return "grey";
  }
  return "grey";
}

std::string in_words(const mail::Mailbox& mailbox) {
  return mailbox.name.empty() ? mailbox.address : mailbox.name + " <" + mailbox.address + ">";
}

void put_message(Values& values, const service::MessageLine& line) {
  const auto& message = line.message;
  values.number("id", base::number(message.id))
      .text("recipient", line.recipient.name)
      .text("address", line.recipient.email);
  values.text("role", std::string{words_for(line.recipient.role)});
  values.text("subject", message.subject.value_or("(chưa soạn: nội dung được đọc lại khi gửi)"));
  values.text("day", calendar::in_words(message.for_day)).text("state", std::string{words_for(message.state)});
  values.text("tone", std::string{tone_of(message.state)}).text("queued", web::in_words(message.queued_at));
  values.number("attempts", message.attempts).text("answer", message.words);
  if (message.settled_at) values.text("settled", web::in_words(*message.settled_at));
  if (message.state == MessageState::deferred || message.state == MessageState::queued)
    values.text("not_before", web::in_words(message.not_before));
}

constexpr std::size_t messages_a_page = 100;

void put_notes(Values& values, const MailNotes& notes) {
  values.flag("acts", notes.acts).text("token", notes.token).text("notice", notes.notice);
  values.text("problem", notes.problem);
}

/// The states as links of a filter, each with its count, «Tất cả» first.
Values::List filter_of(const service::Outbox& outbox, std::optional<MessageState> shown) {
  Values::List links;
  Values all;
  all.text("words", "Tất cả").text("href", "/mail").flag("current", !shown);
  links.push_back(std::move(all));
  for (const auto& [state, count] : outbox.counts) {
    Values link;
    link.text("words", std::string{words_for(state)}).number("count", count).flag("current", shown == state);
    link.text("href", "/mail?state=" + std::string{store::code(state)});
    links.push_back(std::move(link));
  }
  return links;
}

Values::List addresses_of(const service::Outbox& outbox) {
  Values::List rows;
  for (const auto& bad : outbox.aside) {
    Values row;
    row.text("address", bad.address).text("answer", bad.words).number("failures", bad.failures);
    row.text("since", web::in_words(bad.aside_at.value_or(bad.failed_at)));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::int64_t held_in(const service::Outbox& outbox) {
  for (const auto& [state, count] : outbox.counts)
    if (state == MessageState::held) return count;
  return 0;
}

std::string_view ending_in_words(store::Ending ending) {
  switch (ending) {
    case store::Ending::accepted: return "Máy chủ thư đã nhận";
    case store::Ending::deferred: return "Chưa gửi được, sẽ thử lại";
    case store::Ending::failed: return "Máy chủ thư từ chối";
    case store::Ending::unknown: return "Không rõ thư đã đến hay chưa";
  }
  return "";
}

Values::List attempts_of(const service::MailHistory& history) {
  Values::List rows;
  for (const auto& delivery : history.deliveries) {
    Values row;
    row.number("number", delivery.number).text("began", web::in_words(delivery.began_at));
    row.text("ending", std::string{delivery.ending ? ending_in_words(*delivery.ending) : "Đang gửi"});
    row.text("answer", delivery.words);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List reasons_of(const service::MailHistory& history) {
  Values::List rows;
  for (const auto& reason : history.reasons) {
    Values row;
    row.number("duty", base::number(reason.duty.id)).text("ref", reason.duty.ref).text("task", reason.duty.text);
    row.text("agency", reason.duty.agency_name).text("step", step_in_words(reason.step));
    row.text("instead_of", reason.instead_of.value_or(""));
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List answers_of(const service::MailHistory& history) {
  Values::List rows;
  for (const auto& [id, event] : history.answers) {
    Values row;
    row.number("duty", event.number).text("decision", words_for_event(event.what));
    row.text("decided_at", web::in_words(event.at));
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::List digests_of(const service::MailHistory& history) {
  Values::List rows;
  for (const auto& digest : history.digests) {
    Values row;
    row.text("digest", notify::title_of(digest.kind, digest.period)).flag("at_once", !digest.occasion.empty());
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string path_of(const service::MessageSheet& sheet) {
  return "/mail/" + std::to_string(base::number(sheet.line.message.id));
}

Values::List files_of(const service::MessageSheet& sheet, const service::MailHistory& history) {
  Values::List rows;
  for (std::size_t number = 1; const auto& file : history.files) {
    Values row;
    row.text("file_name", file.name).text("file_size", size_in_words(file.size)).text("sha256", file.sha256);
    row.text("file_path", file.is_kept ? path_of(sheet) + "/files/" + std::to_string(number) : "");
    rows.push_back(std::move(row));
    ++number;
  }
  return rows;
}

/// The mail as it was sent, or why it is not there.
void put_letter(Values& values, const service::MessageSheet& sheet, const service::MailHistory& history) {
  values.flag("was_sent", !sheet.mime.empty());
  const bool was_tried = sheet.line.message.attempts > 0;
  values.flag("never_tried", !was_tried).flag("not_kept", was_tried && sheet.mime.empty());
  if (sheet.mime.empty()) return;
  const auto parsed = mail::parsed(sheet.mime);
  std::string to;
  for (const auto& mailbox : parsed.to) to += (to.empty() ? "" : ", ") + in_words(mailbox);
  values.text("from", in_words(parsed.from)).text("to", to).text("sent_subject", parsed.subject);
  values.text("date", parsed.date ? web::in_words(*parsed.date) : "").text("message_id", parsed.message_id);
  values.text("body", parsed.text);
  const bool is_whole = std::ranges::all_of(history.files, &store::AttachmentRow::is_kept);
  values.text("eml_path", is_whole ? path_of(sheet) + ".eml" : "");
  values.flag("any_file", !history.files.empty()).list("files", files_of(sheet, history));
}

void put_moves(Values& values, MessageState state) {
  const bool waits = state == MessageState::queued || state == MessageState::deferred;
  values.flag("can_release", state == MessageState::held);
  values.flag("can_withdraw", waits || state == MessageState::held);
  values.flag("can_retry",
              state == MessageState::deferred || state == MessageState::failed || state == MessageState::expired);
}

}  // namespace

std::string notice_of_mail(std::string_view done) {
  if (done == "released") return "Đã cho gửi. Thư đi trong lượt gửi tới, trong giờ gửi thư.";
  if (done == "retried") return "Thư sẽ được gửi lại trong lượt gửi tới, với nội dung được đọc lại lúc gửi.";
  if (done == "withdrawn") return "Đã rút thư, thư sẽ không được gửi.";
  if (done == "armed") return "Từ nay thư được gửi đi.";
  if (done == "address") return "Từ nay thư lại được gửi đến địa chỉ ấy.";
  return {};
}

std::string step_in_words(std::string_view step) {
  const auto days = [&](std::string_view before) { return std::string{step.substr(before.size())}; };
  if (step.starts_with("due-")) return "nhắc trước hạn " + days("due-") + " ngày";
  if (step.starts_with("overdue+")) return "nhắc quá hạn " + days("overdue+") + " ngày làm việc";
  if (step == "due") return "nhắc đến hạn";
  return "báo tình hình hiện nay";
}

Values mail_list_page(const service::Outbox& outbox, std::optional<MessageState> shown, const MailNotes& notes,
                      const std::optional<service::Arming>& arming) {
  Values::List rows;
  rows.reserve(outbox.lines.size());
  for (const auto& message : outbox.lines) {
    Values row;
    put_message(row, message);
    rows.push_back(std::move(row));
  }
  Values values;
  values.text("title", "Thư").flag("at_mail", true).flag("any", !rows.empty()).list("lines", std::move(rows));
  put_notes(values, notes);
  values.flag("arms", arming.has_value());
  if (arming)
    values.text("would_send", std::to_string(arming->waiting))
        .text("would_owe", std::to_string(arming->owed))
        .text("swept_ahead", arming->swept_ahead ? calendar::moment_in_words(*arming->swept_ahead) : std::string{});
  values.list("filter", filter_of(outbox, shown));
  const auto held = held_in(outbox);
  values.text("held", held > 0 ? std::to_string(held) : std::string{});
  values.flag("any_aside", !outbox.aside.empty()).list("aside", addresses_of(outbox));
  if (outbox.lines.size() >= messages_a_page)
    values.text("next", "/mail?" + (shown ? "state=" + std::string{store::code(*shown)} + "&" : std::string{}) +
                            "before=" + std::to_string(base::number(outbox.lines.back().message.id)));
  return values;
}

Values mail_page(const service::MessageSheet& sheet, const service::MailHistory& history, const MailNotes& notes) {
  Values values;
  values.text("title", "Thư gửi " + sheet.line.recipient.name).flag("at_mail", true);
  put_message(values, sheet.line);
  put_notes(values, notes);
  put_moves(values, sheet.line.message.state);
  values.flag("any_attempt", !history.deliveries.empty()).list("deliveries", attempts_of(history));
  values.flag("any_reason", !history.reasons.empty()).list("reasons", reasons_of(history));
  values.flag("any_answer", !history.answers.empty()).list("answers", answers_of(history));
  values.flag("any_digest", !history.digests.empty()).list("digests", digests_of(history));
  put_letter(values, sheet, history);
  return values;
}

}  // namespace web
