// The outbox as values: the mails, and one of them as it was sent.
#pragma once
#include <optional>
#include <string>

#include "render/values.h"
#include "service/arming.h"
#include "service/outbox.h"

namespace web {

/// What stands on these pages besides the mails.
struct MailNotes {
  bool acts = false;  ///< the visitor may let go, try again, withdraw
  bool arms = false;  ///< no mail leaves the house, and the visitor may change that
  std::string token;
  std::string notice, problem;  ///< empty where there is none
};

/// What has just been done, as the redirect after a form says it; empty for anything else.
std::string notice_of_mail(std::string_view done);

/// «nhắc trước hạn 7 ngày» for "due-7", «nhắc quá hạn 3 ngày làm việc» for "overdue+3".
std::string step_in_words(std::string_view step);

/// shown:  the state that alone is shown; nothing for all
/// arming: what stands in the way of sending, for who may end it
render::Values mail_list_page(const service::Outbox& outbox, std::optional<store::MessageState> shown,
                              const MailNotes& notes, const std::optional<service::Arming>& arming);
render::Values mail_page(const service::MessageSheet& sheet, const service::MailHistory& history,
                         const MailNotes& notes);

}  // namespace web
