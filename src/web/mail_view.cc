#include "web/mail_view.h"

#include "mail/parsed.h"
#include "web/words.h"

namespace web {
namespace {

using render::Values;

std::string_view tone_of(store::MessageState state) {
  switch (state) {
    case store::MessageState::queued:
    case store::MessageState::sending: return "time";
    case store::MessageState::accepted: return "done";
    case store::MessageState::deferred: return "near";
    case store::MessageState::failed:
    case store::MessageState::expired: return "late";
    case store::MessageState::withdrawn:
    case store::MessageState::merged: return "grey";
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
  if (message.state == store::MessageState::deferred || message.state == store::MessageState::queued)
    values.text("not_before", web::in_words(message.not_before));
}

constexpr std::size_t messages_a_page = 100;

}  // namespace

Values mail_list_page(const std::vector<service::MessageLine>& messages) {
  Values::List rows;
  rows.reserve(messages.size());
  for (const auto& message : messages) {
    Values row;
    put_message(row, message);
    rows.push_back(std::move(row));
  }
  Values values;
  values.text("title", "Thư").flag("at_mail", true).flag("any", !rows.empty()).list("lines", std::move(rows));
  if (messages.size() >= messages_a_page)
    values.text("next", "/mail?before=" + std::to_string(base::number(messages.back().message.id)));
  return values;
}

Values mail_page(const service::MessageSheet& sheet) {
  Values values;
  values.text("title", "Thư gửi " + sheet.line.recipient.name).flag("at_mail", true);
  put_message(values, sheet.line);
  values.flag("was_sent", !sheet.mime.empty());
  if (sheet.mime.empty()) return values;
  const auto parsed = mail::parsed(sheet.mime);
  std::string to;
  for (const auto& mailbox : parsed.to) to += (to.empty() ? "" : ", ") + in_words(mailbox);
  values.text("from", in_words(parsed.from)).text("to", to).text("sent_subject", parsed.subject);
  values.text("date", parsed.date ? web::in_words(*parsed.date) : "").text("message_id", parsed.message_id);
  values.text("body", parsed.text);
  return values;
}

}  // namespace web
