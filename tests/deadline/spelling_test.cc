#include <catch2/catch.hpp>

#include "base/text.h"
#include "deadline/cases.h"

TEST_CASE("spelling is repaired where just one reading results", "[deadline]") {
  cases::check({
      {"1", "HOÀN THÀNH TRƯỚC NGÀY 30/6/2026", "due 2026-06-29"},
      {"1", "«Hoàn thành trong quý II/2026»", "due 2026-06-30"},
      {"1", "[Hoàn thành trong quý II/2026] *", "due 2026-06-30"},
      {"1", "Hoàn thành tháng 12/2025 [3]", "due 2025-12-31"},
      {"1", "- Quý II/2026;", "due 2026-06-30"},
      {"1", "Quý\u00a0II/2026", "due 2026-06-30"},
      {"1", "Tháng 3–5/2026", "window 2026-03-01..2026-05-31"},
      {"2", "quí II/2026", "due 2026-06-30"},
      {"2", "Qúi III/2026", "due 2026-09-30"},
      {"2", "định kì hàng quí", "recurring FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"},
      {"2", "Quý ba năm 2026", "due 2026-09-30"},
      {"2", "QUÝ Ⅳ/2026", "due 2026-12-31"},
      {"2", "quý ii/2026", "due 2026-06-30"},
      {"2", "hoan thanh truoc ngay 30/6/2026", "due 2026-06-29"},
      {"2", "thuc hien hang nam", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"2", "tu thang 10 den thang 2/2026", "window 2025-10-01..2026-02-28"},
      {"2", "thang nam nam 2026", "due 2026-05-31"},
      {"2", "trong vong 15 ngay lam viec ke tu ngay ky", "due 2025-11-10"},
      {"2", "Hòan thành truớc tháng 6/2026", "due 2026-05-31"},
      {"2", "Ho àn thành tr ong quý II/2026", "due 2026-06-30"},
      {"2", "Trư ớc ng ày 15/12/2025", "due 2025-12-14"},
      {"2", "Hoànthành trongquý II/2026", "due 2026-06-30"},
      {"2", "trongtháng 6/2026", "window 2026-06-01..2026-06-30"},
      {"2", "hằngnăm", "recurring FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"},
      {"2", "Quý1/2026", "due 2026-03-31"},
      {"2", "QII/2026", "due 2026-06-30"},
      {"2", "quý Il/2026", "due 2026-06-30"},
      {"2", "quý l/2026", "due 2026-03-31"},
      {"2", "tháng l2/2025", "due 2025-12-31"},
      {"2", "tháng 1O/2026", "due 2026-10-31"},
      {"2", "3l/12/2O25", "due 2025-12-31"},
      {"2", "h0àn thành quý II/2026", "due 2026-06-30"},
      {"2", "thuờng xuyên", "ongoing"},
      {"2", "Trong vòng 15ngày kể từ ngày ký", "due 2025-11-04"},
      {"2", "6tháng/lần", "recurring FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=-1"},
      {"3", "31.12.2025", "due 2025-12-31"},
      {"3", "31-12-25", "due 2025-12-31"},
      {"3", "ngày 5/1/26", "due 2026-01-05"},
      {"3", "2026-02-28", "due 2026-02-28"},
      {"3", "tháng 05.2026", "due 2026-05-31"},
      {"1", "Hoàn thành trong quý II/2026²", "due 2026-06-30"},
  });
}

TEST_CASE("composed and decomposed diacritics are one", "[deadline]") {
  cases::check({{"1", "Trươ\u0301c nga\u0300y 30/6/2026", "due 2026-06-29"}});
}

TEST_CASE("numbers may be written out in words", "[deadline]") {
  cases::check({
      {"3", "Ngày mười lăm tháng mười một năm 2025", "due 2025-11-15"},
      {"3", "ngày hai mươi lăm tháng mười hai năm 2025", "due 2025-12-25"},
      {"3", "ngày ba mươi mốt tháng một năm 2026", "due 2026-01-31"},
      {"D6", "trong vòng mười lăm ngày kể từ ngày ký", "due 2025-11-04"},
  });
}
