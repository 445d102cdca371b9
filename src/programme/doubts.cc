#include "programme/doubts.h"

#include <cstdlib>
#include <optional>

#include "base/text.h"

namespace programme {
namespace {

using base::Problem;

std::string shortened(std::string_view words) {
  constexpr std::size_t at_most = 120;
  if (words.size() <= at_most) return std::string{words};
  return std::string{base::clipped(words, at_most)} + "…";
}

Problem problem(std::string kind, std::string detail, std::string_view words, const document::Place& place) {
  return {.kind = std::move(kind),
          .detail = std::move(detail),
          .words = shortened(words),
          .line = place.line,
          .place = place};
}

std::optional<Problem> doubt_of_deadline(const Task& task) {
  const auto clause = task.deadline_text.value_or("");
  switch (task.reading.kind) {
    case deadline::Kind::unparsed:
      return problem("deadline_unparsed", "Nhiệm vụ " + task.ref + ": " + task.reading.how, clause, task.place);
    case deadline::Kind::conditional:
      return problem("deadline_conditional",
                     "Thời hạn của nhiệm vụ " + task.ref +
                         " phụ thuộc việc khác. Nhiệm vụ sẽ chờ đến khi có văn bản xác định ngày.",
                     clause, task.place);
    case deadline::Kind::none:
      return problem("no_deadline",
                     "Nhiệm vụ " + task.ref + " không ghi thời hạn. Đề nghị bổ sung, nếu có, hoặc để theo dõi riêng.",
                     clause.empty() ? task.text : clause, task.place);
    case deadline::Kind::due:
    case deadline::Kind::window:
    case deadline::Kind::milestones:
    case deadline::Kind::recurring:
    case deadline::Kind::ongoing: return std::nullopt;
  }
  std::abort();  // every kind is above
}

}  // namespace

std::vector<Problem> doubts_of(const Task& task) {
  std::vector<Problem> doubts;
  if (auto doubt = doubt_of_deadline(task)) doubts.push_back(*std::move(doubt));
  if (task.owners.empty())
    doubts.push_back(problem(
        "no_owner", "Nhiệm vụ " + task.ref + " không ghi cơ quan chủ trì. Đề nghị chọn cơ quan chịu trách nhiệm.",
        task.text, task.place));
  return doubts;
}

Problem owner_unsure(const Task& task, std::string_view name) {
  return problem("owner_unsure",
                 "Chưa chắc tên cơ quan trong nhiệm vụ " + task.ref + " kết thúc ở đâu; đã đọc là “" +
                     std::string{name} + "”. Đề nghị kiểm tra.",
                 task.text, task.place);
}

Problem deadline_loose(const Task& task) {
  return problem("deadline_loose",
                 "Thời hạn của nhiệm vụ " + task.ref + " được hiểu là “" + task.deadline_text.value_or("") +
                     "”, tuy câu không ghi rõ là phải hoàn thành vào lúc đó. Đề nghị kiểm tra.",
                 task.text, task.place);
}

Problem deadline_of_section(const Task& task, std::string_view words) {
  return problem("deadline_of_section",
                 "Nhiệm vụ " + task.ref + " không ghi thời hạn riêng nên lấy “" + task.deadline_text.value_or("") +
                     "” theo dòng “" + shortened(words) + "”. Đề nghị kiểm tra.",
                 task.text, task.place);
}

Problem deadline_year(const Task& task, int year) {
  return problem("deadline_year",
                 "Thời hạn của nhiệm vụ " + task.ref + " không ghi năm nên lấy năm " + std::to_string(year) +
                     " theo tên văn bản. Đề nghị kiểm tra.",
                 task.deadline_text.value_or(""), task.place);
}

Problem duplicate_ref(std::string_view ref, const document::Place& place) {
  return problem("duplicate_ref",
                 "Số thứ tự " + std::string{ref} + " đã có ở trên. Đề nghị kiểm tra hai mục này có phải một không.",
                 ref, place);
}

Problem detail_deadline(std::string_view ref, std::string_view detail, const document::Place& place) {
  return problem(
      "detail_deadline",
      "Một đoạn thuộc mục " + std::string{ref} +
          " có thời hạn riêng nhưng không có số thứ tự riêng. Đề nghị kiểm tra có phải là nhiệm vụ riêng không.",
      detail, place);
}

Problem unnumbered_heading(std::string_view name, const document::Place& place) {
  return problem("unnumbered_heading",
                 "Dòng này giống tên cơ quan đứng trên các mục sau nhưng không có số thứ tự, nên chưa được dùng làm cơ "
                 "quan chủ trì. Đề nghị đánh số dòng này rồi nộp lại, hoặc chọn cơ quan cho các mục bên dưới.",
                 name, place);
}

Problem unplaced(std::string_view ref, std::string_view words, std::size_t count, const document::Place& place) {
  return problem("unplaced",
                 std::to_string(count) + " đoạn ở mục " + std::string{ref} +
                     " không rõ là nhiệm vụ của cơ quan nào nên chưa được đưa vào. Đề nghị xem lại mục này.",
                 words, place);
}

Problem annex_empty(const Annex& annex) {
  return problem(
      "annex_empty",
      "Văn bản nêu tên phụ lục nhưng tệp không có nội dung phụ lục. Đề nghị nộp thêm tệp phụ lục, nếu phụ lục "
      "giao nhiệm vụ.",
      annex.title, annex.place);
}

Problem annex_unread(const Annex& annex, std::size_t count) {
  return problem(
      "annex_unread",
      "Phụ lục có " + std::to_string(count) + " đoạn chưa được đưa vào nhiệm vụ nào. Đề nghị xem lại phụ lục.",
      annex.title, annex.place);
}

Problem no_date() {
  return problem("no_date",
                 "Không tìm thấy ngày ban hành của văn bản. Thời hạn tính từ ngày ban hành chưa đọc được; đề nghị nhập "
                 "ngày ban hành.",
                 "", {});
}

Problem no_number() {
  return problem("no_number", "Không tìm thấy số, ký hiệu của văn bản. Đề nghị nhập số, ký hiệu.", "", {});
}

Problem no_tasks(const std::string& name, const std::vector<Problem>& unread) {
  return problem(
      "no_tasks",
      "Không tìm thấy nhiệm vụ nào trong “" + name +
          "”. Văn bản cần có các mục đánh số dưới tên cơ quan, hoặc có thời hạn ghi trong ngoặc ở cuối mục. Đề "
          "nghị kiểm tra có chọn nhầm tệp không." +
          (unread.empty() ? "" : " Ngoài ra: " + unread.front().detail),
      "", {});
}

Problem classified(std::string_view mark, const document::Place& place) {
  const auto where = base::in_words(place);
  return problem("classified",
                 "Văn bản có dấu độ mật" + (where.empty() ? "" : " ở " + where) +
                     ". Chương trình không được dùng để lưu văn bản mật; tệp bị từ chối và không được lưu.",
                 mark, place);
}

}  // namespace programme
