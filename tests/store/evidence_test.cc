#include "store/evidence.h"

#include <catch2/catch.hpp>

#include "base/sha256.h"
#include "store/events.h"
#include "support/evidence.h"
#include "support/store.h"

using namespace store;
using support::bytes_of;
using support::day;
using support::instant;

namespace {

struct Archive : support::Store {
  base::ProgrammeId programme = in_force(support::programme_of({support::task("I.1", "Xây dựng kế hoạch")}));
  base::AgencyId interior = agency("Sở Nội vụ");
  base::PersonId contact = person("a@so.example", people::Role::contact, interior);
  std::vector<base::DutyId> duties =
      support::Store::duties(tasks_of(connection, programme).at(0).id, interior, {"2026-03-31", "2026-06-30"});
  base::ClaimId first = claim(duties[0], contact, "2026-07-01T01:00:00Z", "2026-06-30");
  base::ClaimId second = claim(duties[1], contact, "2026-07-01T01:00:00Z", "2026-06-30");

  EvidenceRow keep(base::ClaimId of, const std::string& bytes, std::string name = "báo cáo.pdf") {
    EvidenceDraft draft{folder(), bytes};
    draft.keep();
    EvidenceRow row{.id = {},
                    .claim = of,
                    .name = std::move(name),
                    .kind = document::EvidenceKind::pdf,
                    .size = draft.size(),
                    .sha256 = draft.sha256(),
                    .person = contact,
                    .added_at = instant("2026-07-01T01:00:00Z")};
    row.id = add_evidence(connection, row);
    return row;
  }

  std::size_t files_on_disk() const {
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{folder() / "evidence"})
      files += entry.is_regular_file() ? 1U : 0U;
    return files;
  }
};

}  // namespace

TEST_CASE("evidence comes back as it was sent, under the hash of its content", "[store]") {
  Archive archive;
  const auto bytes = support::small_pdf();
  const auto row = archive.keep(archive.first, bytes);
  CHECK(row.sha256 == base::sha256(bytes));
  CHECK(bytes_of(archive.folder() / "evidence" / row.sha256.substr(0, 2) / row.sha256.substr(2, 2) / row.sha256) ==
        bytes);
  const auto kept = evidence(archive.connection, row.id).value();
  CHECK(kept.claim == archive.first);
  CHECK(kept.name == "báo cáo.pdf");
  CHECK(kept.kind == document::EvidenceKind::pdf);
  CHECK(kept.size == static_cast<std::int64_t>(bytes.size()));
  CHECK(kept.sha256 == row.sha256);
  CHECK(kept.person == archive.contact);
  CHECK(kept.added_at == instant("2026-07-01T01:00:00Z"));
  CHECK_FALSE(evidence(archive.connection, base::EvidenceId{99}));
  CHECK(evidence_of(archive.connection, archive.first).size() == 1);
  CHECK(evidence_of(archive.connection, archive.second).empty());
}

TEST_CASE("the same content lies in the folder once, and stands in a claim once", "[store]") {
  Archive archive;
  archive.keep(archive.first, support::small_pdf());
  archive.keep(archive.second, support::small_pdf(), "khác.pdf");
  CHECK(archive.files_on_disk() == 1);
  CHECK(all_evidence(archive.connection).size() == 2);
  CHECK_THROWS_AS(archive.keep(archive.first, support::small_pdf()), SQLite::Exception);
}

TEST_CASE("bytes that never become evidence leave no file", "[store]") {
  Archive archive;
  { const EvidenceDraft draft{archive.folder(), support::small_pdf()}; }
  CHECK(archive.files_on_disk() == 0);
}

TEST_CASE("a file that is gone or was changed is noticed, and sending it again mends it", "[store]") {
  Archive archive;
  const auto row = archive.keep(archive.first, support::small_pdf());
  const auto path = evidence_path(archive.folder(), row.sha256);
  CHECK(is_intact(archive.folder(), row) == Intact::yes);
  auto changed = bytes_of(path);
  changed[10] ^= 1;
  std::ofstream{path, std::ios::binary} << changed;
  CHECK(is_intact(archive.folder(), row) == Intact::altered);
  std::filesystem::remove(path);
  CHECK(is_intact(archive.folder(), row) == Intact::missing);
  archive.keep(archive.second, support::small_pdf());
  CHECK(is_intact(archive.folder(), row) == Intact::yes);
}

TEST_CASE("a row of evidence is neither changed nor deleted, and one that the log does not know is noticed",
          "[store]") {
  Archive archive;
  const auto row = archive.keep(archive.first, support::small_pdf());
  CHECK_THROWS_AS(archive.connection.database().exec("UPDATE evidence SET name = 'x'"), SQLite::Exception);
  CHECK_THROWS_AS(archive.connection.database().exec("DELETE FROM evidence"), SQLite::Exception);
  CHECK(evidence_against_log(archive.connection) == std::vector{base::number(row.id)});
  append(archive.connection, {.at = instant("2026-07-01T01:00:00Z"),
                              .person = archive.contact,
                              .subject = "duty",
                              .number = base::number(archive.duties[0]),
                              .what = "evidence_added",
                              .new_json = "{\"evidence\":" + std::to_string(base::number(row.id)) +
                                          ",\"claim\":" + std::to_string(base::number(archive.first)) +
                                          ",\"sha256\":\"" + row.sha256 + "\"}"});
  CHECK(evidence_against_log(archive.connection).empty());
  auto raw = archive.raw();
  raw.exec("DROP TRIGGER evidence_is_never_deleted");
  raw.exec("DELETE FROM evidence");
  CHECK(evidence_against_log(archive.connection) == std::vector{base::number(row.id)});
}
