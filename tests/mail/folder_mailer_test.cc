#include "mail/folder_mailer.h"

#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "mail/mime.h"
#include "mail/parsed.h"
#include "support/folder.h"
#include "support/messages.h"
#include "support/recording_mailer.h"

using namespace mail;
using Kind = Outcome::Kind;
using support::bytes_of;
using support::message;

namespace {

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator{folder})
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

/// While it lives no file of this process can grow beyond `bytes`, as if the disk were full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : before_{std::signal(SIGXFSZ, SIG_IGN)} {
    ::getrlimit(RLIMIT_FSIZE, &limit_);
    const rlimit small{bytes, limit_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &limit_);
    std::signal(SIGXFSZ, before_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit limit_{};
  void (*before_)(int);
};

}  // namespace

TEST_CASE("a message becomes a file of its MIME, in a folder made for it", "[mail]") {
  const support::Folder home;
  FolderMailer mailer{home.path() / "thư" / "đi"};
  const auto outcome = mailer.send(message());
  CHECK(outcome == Outcome{Kind::accepted, "1.2026@dondoc.example.eml"});
  CHECK(bytes_of(home.path() / "thư/đi" / outcome.words) == mime_of(message()));
}

TEST_CASE("a message sent twice is one file, the later", "[mail]") {
  const support::Folder home;
  FolderMailer mailer{home.path()};
  auto again = message();
  again.text = "lần hai\n";
  CHECK(mailer.send(message()).kind == Kind::accepted);
  CHECK(mailer.send(again).kind == Kind::accepted);
  CHECK(names_in(home.path()) == std::vector<std::string>{"1.2026@dondoc.example.eml"});
  CHECK(parsed(bytes_of(home.path() / "1.2026@dondoc.example.eml")).text == "lần hai\n");
}

TEST_CASE("a full disk defers a message and leaves the file before it whole", "[mail]") {
  const support::Folder home;
  FolderMailer mailer{home.path()};
  REQUIRE(mailer.send(message()).kind == Kind::accepted);
  auto longer = message();
  longer.text.assign(10'000, 'x');
  {
    const FullDisk disk{4096};
    const auto outcome = mailer.send(longer);
    CHECK(outcome.kind == Kind::deferred);
    CHECK(outcome.words.starts_with("Không ghi được thư vào thư mục " + home.path().string() + ": "));
  }
  CHECK(names_in(home.path()) == std::vector<std::string>{"1.2026@dondoc.example.eml"});
  CHECK(bytes_of(home.path() / "1.2026@dondoc.example.eml") == mime_of(message()));
  CHECK(mailer.send(longer).kind == Kind::accepted);
}

TEST_CASE("a folder that cannot be made or written defers a message", "[mail]") {
  const support::Folder home;
  home.write("file", "");
  CHECK(FolderMailer{home.path() / "file"}.send(message()).kind == Kind::deferred);
  CHECK(FolderMailer{home.path() / "file" / "below"}.send(message()).kind == Kind::deferred);
  CHECK(FolderMailer{"/proc/dondoc"}.send(message()).kind == Kind::deferred);
  CHECK(FolderMailer{""}.send(message()).kind == Kind::deferred);
}

TEST_CASE("a file's name is safe and belongs to one message id only", "[mail]") {
  CHECK(file_name_of("<a.B-1_x+y@dondoc.example>") == "a.B-1_x+y@dondoc.example.eml");
  CHECK(file_name_of("<../../etc/passwd@x>") == "%2E.%2F..%2Fetc%2Fpasswd@x.eml");
  CHECK(file_name_of("<a/b@x>") != file_name_of("<a%2Fb@x>"));
  CHECK(file_name_of("<a\nộ@x>") == "a%0A%E1%BB%99@x.eml");
  CHECK(file_name_of("") == ".eml");

  const std::string long_id(300, 'a');
  CHECK(file_name_of("<" + long_id + "@x>").size() < 100);
  CHECK(file_name_of("<" + long_id + "@x>") != file_name_of("<" + long_id + "@y>"));
}

TEST_CASE("the mailer of the tests remembers, and defers and fails as told", "[mail]") {
  support::RecordingMailer mailer;
  mailer.defer_next(1);
  mailer.fail_next(1, "550 no");
  CHECK(mailer.send(message()).kind == Kind::deferred);
  CHECK(mailer.send(message()) == Outcome{Kind::failed, "550 no", true});
  CHECK(mailer.send(message()).kind == Kind::accepted);
  CHECK(mailer.tried.size() == 3);
  CHECK(mailer.accepted.size() == 1);
}
