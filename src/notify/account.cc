#include "notify/account.h"

namespace notify {

Content content_of(const AccountMail& mail, const render::Templates& templates) {
  render::Values values;
  values.text("recipient", mail.recipient).flag("invitation", mail.invitation).text("link", mail.link);
  values.number("hours", mail.hours);
  const std::string subject = mail.invitation ? "[Đôn đốc] Mời dùng hệ thống" : "[Đôn đốc] Đặt lại mật khẩu";
  values.text("subject", subject);
  return {.subject = subject,
          .text = templates.render("account.txt", values),
          .html = templates.render("account.html", values)};
}

}  // namespace notify
