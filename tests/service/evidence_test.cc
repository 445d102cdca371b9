#include "service/evidence.h"

#include <signal.h>
#include <sys/resource.h>

#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/lists.h"
#include "support/evidence.h"
#include "support/office.h"

using namespace service;
using namespace support;

namespace {

/// Files of more bytes than that cannot be written meanwhile, as on a full disk.
class SmallDisk {
 public:
  explicit SmallDisk(rlim_t bytes) {
    was_handled_ = ::signal(SIGXFSZ, SIG_IGN);
    ::getrlimit(RLIMIT_FSIZE, &was_);
    const rlimit small{bytes, was_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &small);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &was_);
    ::signal(SIGXFSZ, was_handled_);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;

 private:
  rlimit was_{};
  void (*was_handled_)(int) = nullptr;
};

/// 15 January 2026: 1.1 of the small programme is overdue, and its contact reports it.
struct Desk {
  Installation here = small_programme_in_force();
  base::DutyId duty{};
  base::PersonId contact{}, head{};

  Desk() {
    here.now_is("2026-01-15T09:00:00+07:00");
    duty = overdue(here.context(), {})->lines.front().duty.id;
    contact = person("binh@tochuc.example");
    head = person("lanhdao@tochuc.example");
  }

  base::PersonId person(const std::string& email) const {
    return base::PersonId{std::stoll(here.sql("SELECT id FROM person WHERE email = '" + email + "'"))};
  }

  base::Result<base::ClaimId> claim(std::vector<SentFile> files) const {
    return service::claim(here.context(),
                          {.duty = duty,
                           .person = contact,
                           .evidence = {.document_number = "15-BC/BTC",
                                        .document_on = day("2026-01-10"),
                                        .receiving_level = "Ban Thường vụ"},
                           .note = "",
                           .files = std::move(files)},
                          store::Door::page);
  }
  base::Result<base::Done> add(std::vector<SentFile> files, std::optional<base::PersonId> by = {}) const {
    return add_evidence(here.context(), {.duty = duty, .person = by.value_or(contact), .files = std::move(files)},
                        store::Door::page);
  }

  std::vector<store::EvidenceRow> files() const {
    const auto sheet = duty_sheet(here.context(), duty).value();
    return sheet.claims.empty() ? std::vector<store::EvidenceRow>{} : sheet.claims.back().files;
  }
  std::string events() const { return here.sql("SELECT count(*) FROM event"); }
  std::size_t files_on_disk() const {
    std::size_t files = 0;
    const auto folder = here.path() / "evidence";
    if (!std::filesystem::exists(folder)) return 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder})
      files += entry.is_regular_file() ? 1U : 0U;
    return files;
  }
};

}  // namespace

TEST_CASE("files come with a claim, each with an event that names its hash", "[service]") {
  const Desk desk;
  const auto pdf = small_pdf(), docx = small_docx();
  REQUIRE(desk.claim({{"báo cáo.PDF", pdf}, {"phụ lục.exe", docx}}));
  const auto files = desk.files();
  REQUIRE(files.size() == 2);
  CHECK(files[0].name == "báo cáo.PDF");
  CHECK(files[1].name == "phụ lục.exe.docx");  // the ending says what it is
  CHECK(files[0].person == desk.contact);
  CHECK(desk.here.sql("SELECT json_extract(new, '$.sha256') FROM event WHERE what = 'evidence_added' LIMIT 1") ==
        files[0].sha256);
  CHECK(evidence_file(desk.here.context(), files[0].id)->path ==
        store::evidence_path(desk.here.path(), files[0].sha256));
  const auto checked = check_evidence(desk.here.context());
  CHECK(checked.files == 2);
  CHECK(checked.problems.empty());
}

TEST_CASE("a claim whose file is not taken is no claim, and leaves no file", "[service]") {
  const Desk desk;
  const auto before = desk.events();
  const auto pdf = small_pdf();
  const std::string program = "MZ chương trình", large = "%PDF-" + std::string(longest_evidence, 'x');
  CHECK(kind_of(desk.claim({{"báo cáo.pdf", pdf}, {"báo cáo.docx", program}})) == "not_evidence");
  CHECK(kind_of(desk.claim({{"trống.pdf", ""}})) == "file_empty");
  CHECK(kind_of(desk.claim({{"lớn.pdf", large}})) == "file_too_large");
  CHECK(kind_of(desk.claim({{"a.pdf", pdf}, {"b.pdf", pdf}})) == "file_twice");
  CHECK(kind_of(desk.claim(std::vector<SentFile>(6, {"a.pdf", pdf}))) == "too_many_files");
  CHECK(desk.events() == before);
  CHECK(desk.files_on_disk() == 0);
  CHECK(desk.claim({}).has_value());
  CHECK(kind_of(desk.claim({{"báo cáo.pdf", pdf}})) == "claim_waits");
  CHECK(desk.files_on_disk() == 0);
}

TEST_CASE("the claimant adds files while the claim waits, up to five", "[service]") {
  const Desk desk;
  REQUIRE(desk.claim({}));
  for (int n = 1; n <= 5; ++n) {
    const auto pdf = small_pdf("tệp " + std::to_string(n));
    REQUIRE(desk.add({{"tệp.pdf", pdf}}));
  }
  const auto sixth = small_pdf("tệp 6"), first = small_pdf("tệp 1");
  CHECK(kind_of(desk.add({{"tệp.pdf", sixth}})) == "too_many_files");
  CHECK(desk.files().size() == 5);
  CHECK(kind_of(desk.add({})) == "no_file");
}

TEST_CASE("nobody but the claimant adds a file, none twice, and none once the claim is decided on", "[service]") {
  const Desk desk;
  const auto pdf = small_pdf(), other = small_pdf("khác");
  CHECK(kind_of(desk.add({{"tệp.pdf", pdf}})) == "claim_settled");
  const auto id = desk.claim({{"tệp.pdf", pdf}}).value();
  CHECK(kind_of(desk.add({{"lại.pdf", pdf}})) == "file_twice");
  CHECK(kind_of(desk.add({{"tệp.pdf", other}}, desk.head)) == "not_allowed");
  CHECK(kind_of(desk.add({{"tệp.pdf", other}}, deciders(desk.here.context()).front().id)) == "not_allowed");
  REQUIRE(decide(desk.here.context(), {id, deciders(desk.here.context()).front().id, duty::Decision::confirm, ""},
                 store::Door::page));
  CHECK(kind_of(desk.add({{"tệp.pdf", other}})) == "claim_settled");
  CHECK(desk.files().size() == 1);
  CHECK(desk.files_on_disk() == 1);
}

TEST_CASE("on a full disk the claim is not made, and nothing of its files stays", "[service]") {
  const Desk desk;
  const auto before = desk.events();
  const auto large = small_pdf(std::string(3U << 20U, 'x'));
  {
    const SmallDisk disk{2U << 20U};
    try {
      (void)desk.claim({{"lớn.pdf", large}});
      FAIL("a file was written to a full disk");
    } catch (const std::exception& failure) {
      CHECK(store::problem_of(failure)->kind == "disk_full");
    }
  }
  CHECK(desk.events() == before);
  CHECK(desk.files_on_disk() == 0);
  CHECK(desk.claim({{"lớn.pdf", large}}).has_value());
}

TEST_CASE("evidence that is missing or was changed is not given out, and the check says which", "[service]") {
  const Desk desk;
  const auto pdf = small_pdf(), docx = small_docx();
  REQUIRE(desk.claim({{"một.pdf", pdf}, {"hai.docx", docx}}));
  const auto files = desk.files();
  std::filesystem::remove(store::evidence_path(desk.here.path(), files[0].sha256));
  std::ofstream{store::evidence_path(desk.here.path(), files[1].sha256), std::ios::app} << "x";
  CHECK(kind_of(evidence_file(desk.here.context(), files[0].id)) == "evidence_lost");
  CHECK(kind_of(evidence_file(desk.here.context(), files[1].id)) == "evidence_lost");
  CHECK(kind_of(evidence_file(desk.here.context(), base::EvidenceId{99})) == "no_such_evidence");
  const auto checked = check_evidence(desk.here.context());
  REQUIRE(checked.problems.size() == 2);
  CHECK(checked.problems[0].kind == "evidence_missing");
  CHECK(checked.problems[0].detail.find("một.pdf") != std::string::npos);
  CHECK(checked.problems[1].kind == "evidence_altered");
}
