// Another reader of mail than the one we write with: what Python's email package makes of a file of ours.
#include <sys/wait.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "mail/folder_mailer.h"
#include "support/folder.h"
#include "support/messages.h"

namespace {

/// Prints each header and part decoded, or what it finds wrong.
constexpr auto script = R"py(
import email, email.policy, sys
mail = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
found = [defect for part in mail.walk() for defect in part.defects]
found += [defect for value in mail.values() for defect in getattr(value, "defects", [])]
out = open(sys.argv[2], "w", encoding="utf-8", newline="")
for defect in found:
    print("defect:", repr(defect), file=out)
for name in ("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "List-Id", "MIME-Version"):
    # Before 3.13 this package keeps the blank between two encoded words of a name.
    print(f"{name}:", " ".join(str(mail[name]).split()), file=out)
for part in mail.walk():
    print(part.get_content_type(), part.get_content_charset(), file=out)
    if not part.is_multipart():
        print(part.get_content(), end="", file=out)
)py";

bool has_python() { return std::system("python3 -c 'import email' >/dev/null 2>&1") == 0; }

}  // namespace

TEST_CASE("another reader of mail finds what was written and nothing wrong", "[mail]") {
  if (!has_python()) {
    WARN("skipped: no python3");
    return;
  }
  const support::Folder home;
  home.write("read.py", script);
  auto message = support::message();
  message.from.name = "Văn phòng \"Đôn đốc\", tỉnh";
  message.to.name = "Nguyễn Văn A, Phó Giám đốc (Sở Nội vụ)";
  message.subject =
      "Nhiệm vụ đến hạn trong quý II/2026: hoàn thiện quy chế phối hợp, kiểm tra, giám sát, báo cáo kết quả thực hiện "
      "gửi cấp "
      "có thẩm quyền xem xét, quyết định theo quy định";
  message.text = std::string(2000, 'x') + "\n.\nFrom Đông\n";
  message.headers = {{"List-Id", "Đôn đốc <dondoc.example>"}};
  const auto outcome = mail::FolderMailer{home.path()}.send(message);
  REQUIRE(outcome.kind == mail::Outcome::Kind::accepted);

  const auto path = home.path().string();
  const auto command = "python3 " + path + "/read.py " + path + "/" + outcome.words + " " + path + "/out";
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(support::bytes_of(home.path() / "out") ==
        "From: \"Văn phòng \\\"Đôn đốc\\\", tỉnh\" <dondoc@tinh.example>\n"
        "To: \"Nguyễn Văn A, Phó Giám đốc (Sở Nội vụ)\" <a@so.example>\n"
        "Subject: " +
            message.subject +
            "\n"
            "Date: Mon, 02 Mar 2026 07:30:00 +0700\n"
            "Message-ID: <1.2026@dondoc.example>\n"
            "Auto-Submitted: auto-generated\n"
            "List-Id: Đôn đốc <dondoc.example>\n"
            "MIME-Version: 1.0\n"
            "multipart/alternative None\n"
            "text/plain utf-8\n" +
            message.text + "text/html utf-8\n" + message.html);
}
