#include "notify/account.h"

#include <catch2/catch.hpp>

using namespace notify;
using Catch::Matchers::Contains;

namespace {

Content content_for(bool invitation) {
  return content_of({.recipient = "Nông Thị <Hảo>",
                     .invitation = invitation,
                     .link = "https://don-doc.example/password?link=abc",
                     .hours = 48},
                    render::Templates::embedded("web/mail/"));
}

}  // namespace

TEST_CASE("a mail about an account says the same in text and in html, with its link", "[notify]") {
  for (const bool invitation : {true, false}) {
    const auto mail = content_for(invitation);
    const auto words = invitation ? "Văn phòng mời ông/bà" : "mật khẩu hiện tại vẫn dùng được";
    CHECK_THAT(mail.text, Contains(words) && Contains("https://don-doc.example/password?link=abc") &&
                              Contains("trong 48 giờ") && Contains("Kính gửi Nông Thị <Hảo>"));
    CHECK_THAT(mail.html, Contains(words) && Contains("href=\"https://don-doc.example/password?link=abc\"") &&
                              Contains("trong 48 giờ") && Contains("Kính gửi Nông Thị &lt;Hảo&gt;"));
    CHECK_THAT(mail.html, Contains("<title>" + mail.subject + "</title>"));
  }
}
