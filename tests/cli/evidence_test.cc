#include <catch2/catch.hpp>

#include "service/claims.h"
#include "service/lists.h"
#include "support/command_line.h"
#include "support/evidence.h"
#include "support/office.h"

using namespace support;
using Catch::Matchers::Contains;

namespace {

using support::Answer;

Answer verify(const std::filesystem::path& data) { return support::run({"verify", "--data", data}); }

}  // namespace

TEST_CASE("verify counts the files of evidence, and names each that is missing or was changed", "[cli]") {
  auto here = small_programme_in_force();
  here.now_is("2026-01-15T09:00:00+07:00");
  const auto duty = service::overdue(here.context(), {})->lines.front().duty.id;
  const auto contact =
      base::PersonId{std::stoll(here.sql("SELECT id FROM person WHERE email = 'binh@tochuc.example'"))};
  const auto pdf = small_pdf();
  service::claim(here.context(),
                 {.duty = duty,
                  .person = contact,
                  .evidence = {.document_number = "15-BC/BTC",
                               .document_on = day("2026-01-10"),
                               .receiving_level = "Ban Thường vụ"},
                  .note = "",
                  .files = {{"báo cáo.pdf", pdf}}},
                 store::Door::page)
      .value();
  const auto sound = verify(here.path());
  CHECK(sound.code == cli::done);
  CHECK_THAT(sound.out, Contains("Tệp minh chứng nguyên vẹn: 1 tệp."));

  const auto path = store::evidence_path(here.path(), here.sql("SELECT sha256 FROM evidence"));
  std::ofstream{path, std::ios::app} << "x";
  const auto altered = verify(here.path());
  CHECK(altered.code == cli::refused);
  CHECK_THAT(altered.err, Contains("Nội dung đã khác khi nhận: tệp minh chứng số 1 (“báo cáo.pdf”"));
  std::filesystem::remove(path);
  CHECK_THAT(verify(here.path()).err, Contains("Thiếu tệp minh chứng số 1"));
}
