#include "service/bounces.h"

#include <catch2/catch.hpp>
#include <fstream>

#include "service/outbox.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

namespace fs = std::filesystem;

/// An installation whose mailbox of returned mails lies beside it.
class Bouncing {
 public:
  Bouncing() : here_{make()} {
    REQUIRE(load_agencies(here_->context(), contacts));
    here_->put_in_force(small_programme);
    here_->tick();
  }

  Installation& here() { return *here_; }

  void leave(const std::string& name, const std::string& eml) const { std::ofstream{mailbox() / "new" / name} << eml; }
  bool has(const std::string& name) const { return fs::exists(mailbox() / name); }

  /// The mails to the address that were accepted, the newest first.
  std::string message_id(const std::string& address) const {
    return here_->sql("SELECT message_id FROM outbox o JOIN person p ON p.id = o.recipient WHERE p.email = '" +
                      address + "' ORDER BY o.id DESC LIMIT 1");
  }
  std::string state_of(const std::string& id) const {
    return here_->sql("SELECT state || ': ' || words FROM outbox WHERE message_id = '" + id + "'");
  }
  void tick_at(std::string_view instant) {
    here_->now_is(instant);
    here_->tick();
  }

 private:
  fs::path mailbox() const { return here_->path() / "returned"; }

  std::unique_ptr<Installation> make() {
    auto here = std::make_unique<Installation>("2025-10-20T08:00:00+07:00");
    for (const auto* each : {"new", "cur", "tmp"}) fs::create_directories(here->path() / "returned" / each);
    std::ofstream{here->path() / "dondoc.toml"} << "[mail]\nbounce_folder = \"returned\"\n";
    here->reopen();
    return here;
  }

  std::unique_ptr<Installation> here_;
};

std::string returned(const std::string& id, const std::string& address, const std::string& action = "failed",
                   const std::string& status = "5.1.1") {
  return "From: MAILER-DAEMON@relay.example\nMIME-Version: 1.0\nContent-Type: multipart/report; "
         "report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; "
         "relay.example\n\nFinal-Recipient: rfc822; " +
         address + "\nAction: " + action + "\nStatus: " + status +
         "\nDiagnostic-Code: smtp; 550 no such user\n\n--b\n" +
         "Content-Type: message/rfc822\n\nFrom: a@b.example\nMessage-ID: " + id + "\n\ntext\n\n--b--\n";
}

constexpr auto contact = "binh@tochuc.example";

}  // namespace

TEST_CASE("a mail that came back has failed, in the words of the server, and its report is read once", "[service]") {
  Bouncing at;
  const auto id = at.message_id(contact);
  REQUIRE(at.state_of(id).starts_with("accepted"));
  at.leave("1.a", returned(id, "BINH@tochuc.example"));
  at.tick_at("2025-10-20T09:00:00+07:00");
  CHECK(at.state_of(id) == "failed: Máy chủ thư báo không phát được (5.1.1): 550 no such user");
  CHECK(at.has("cur/1.a:2,S"));
  CHECK_FALSE(at.has("new/1.a"));
  CHECK(outbox(at.here().context(), {}, {}).aside.empty());
  at.leave("1.b", returned(id, contact));  // the same once more
  at.tick_at("2025-10-20T09:01:00+07:00");
  CHECK(outbox(at.here().context(), {}, {}).aside.empty());
  CHECK(at.here().sql("SELECT failures FROM bad_address") == "1");
}

TEST_CASE("an address whose mails came back twice in a row is put aside, and others get what it was owed",
          "[service]") {
  Bouncing at;
  at.leave("1.a", returned(at.message_id(contact), contact));
  at.tick_at("2025-10-20T09:00:00+07:00");
  at.tick_at("2025-11-24T08:00:00+07:00");  // seven days before 1.1 is due; the relay takes the mail
  const auto second = at.message_id(contact);
  REQUIRE(at.state_of(second).starts_with("accepted"));
  at.leave("2.a", returned(second, contact));
  at.tick_at("2025-11-24T09:00:00+07:00");
  const auto aside = outbox(at.here().context(), {}, {}).aside;
  REQUIRE(aside.size() == 1);
  CHECK(aside.front().address == contact);
  CHECK(at.here().sql("SELECT count(*) FROM ledger l JOIN person p ON p.id = l.recipient WHERE p.email = "
                      "'van-phong@localhost' AND l.step = 'due-7' AND l.instead_of IS NOT NULL") == "1");
}

TEST_CASE("a mail in between that arrived breaks the row", "[service]") {
  Bouncing at;
  at.leave("1.a", returned(at.message_id(contact), contact));
  at.tick_at("2025-10-20T09:00:00+07:00");
  at.tick_at("2025-11-24T08:00:00+07:00");  // taken, and never came back
  at.tick_at("2025-12-04T08:00:00+07:00");
  at.leave("3.a", returned(at.message_id(contact), contact));
  at.tick_at("2025-12-04T09:00:00+07:00");
  CHECK(outbox(at.here().context(), {}, {}).aside.empty());
  CHECK(at.here().sql("SELECT failures FROM bad_address") == "1");
}

TEST_CASE("a delay and a failure that may pass are told, and count nothing against the address", "[service]") {
  Bouncing at;
  const auto id = at.message_id(contact);
  at.leave("1.a", returned(id, contact, "delayed", "4.4.1"));
  at.tick_at("2025-10-20T09:00:00+07:00");
  CHECK(at.state_of(id) == "accepted: Máy chủ thư báo đang chậm (4.4.1): 550 no such user");
  at.leave("1.b", returned(id, contact, "failed", "4.4.7"));
  at.tick_at("2025-10-20T10:00:00+07:00");
  CHECK(at.state_of(id).starts_with("failed: "));
  CHECK(at.here().sql("SELECT count(*) FROM bad_address") == "0");
}

TEST_CASE("what is no report of a mail of ours changes nothing and stays unread", "[service]") {
  Bouncing at;
  const auto before = at.here().sql("SELECT group_concat(state || words) FROM outbox");
  at.leave("1.forged", returned("<made.up@localhost>", contact));
  at.leave("2.person", "From: a@b.example\nSubject: Nghỉ phép\n\nTôi nghỉ đến thứ hai.\n");
  at.leave("3.bytes", std::string("\0\xff\n\n", 4) + std::string(100000, '\x80'));
  at.tick_at("2025-10-20T09:00:00+07:00");
  CHECK(at.here().sql("SELECT group_concat(state || words) FROM outbox") == before);
  for (const auto* each : {"cur/1.forged:2,", "cur/2.person:2,", "cur/3.bytes:2,"}) CHECK(at.has(each));
}

TEST_CASE("data that is disarmed reads nobody's mailbox", "[service]") {
  Bouncing at;
  at.leave("1.a", returned(at.message_id(contact), contact));
  at.here().sql("UPDATE installation SET disarmed_at = 1, why = 'copied' RETURNING id");
  at.tick_at("2025-10-20T09:00:00+07:00");
  CHECK(at.has("new/1.a"));
}

TEST_CASE("a folder of returned mails that is none is refused with what to do", "[service]") {
  const support::Folder folder;
  folder.write("dondoc.toml", "[mail]\nbounce_folder = \"nowhere\"\n");
  const auto settings = settings_of(folder.path());
  REQUIRE_FALSE(settings);
  CHECK(settings.error().detail.find("không phải một Maildir") != std::string::npos);
}
