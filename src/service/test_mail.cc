#include "service/test_mail.h"

#include "service/message_id.h"

namespace service {

base::Result<mail::Outcome> send_test_mail(const Context& context, const std::string& address,
                                           mail::SmtpMailer::Watcher watcher) {
  const auto& settings = context.settings;
  if (!settings.smtp)
    return base::Problem{.kind = "no_mail_server",
                         .detail = "Chưa đặt máy chủ thư: thư đang được ghi vào thư mục \"" + settings.mail_folder +
                                   "\". Xin điền host ở mục [smtp] của tệp dondoc.toml rồi thử lại.",
                         .words = {}};
  const auto to = mail::mailbox("", address);
  if (!to) return to.error();
  mail::SmtpMailer mailer{settings.smtp->server, std::move(watcher)};
  return mailer.send({.from = settings.sender,
                      .to = *to,
                      .subject = "[Đôn đốc] Thư thử",
                      .text = "Đây là thư thử của hệ thống Đôn đốc (" + settings.page_url +
                              ").\nNhận được thư này nghĩa là máy chủ thư đã được đặt đúng. Xin không trả lời.\n",
                      .html = {},
                      .message_id = new_message_id(settings.sender),
                      .date = context.clock.now(),
                      .headers = {},
                      .bounces_to = settings.smtp->bounces_to});
}

}  // namespace service
