#include "notify/answers.h"

#include <algorithm>
#include <cstdlib>

namespace notify {
namespace {

std::string in_words(const Answer& answer) {
  switch (answer.decided) {
    case Decided::claim_returned: return "báo cáo bị trả lại, xin bổ sung và gửi lại";
    case Decided::claim_confirmed: return "báo cáo đã được xác nhận";
    case Decided::extension_granted:
      return "được gia hạn" + (answer.due_on ? " đến " + calendar::in_words(*answer.due_on) : std::string{});
    case Decided::extension_refused: return "đề nghị gia hạn không được đồng ý, hạn giữ nguyên";
    case Decided::correction_approved: return "báo cáo đã được đính chính như đề nghị";
    case Decided::correction_refused: return "đề nghị đính chính không được đồng ý";
    case Decided::obstacle_answered: return "vướng mắc, kiến nghị đã có trả lời";
    case Decided::obstacle_closed: return "vướng mắc, kiến nghị đã được giải quyết";
  }
  std::abort();  // every decision is above
}

/// What the words of who decided are.
std::string name_of_words(Decided decided) {
  switch (decided) {
    case Decided::claim_returned:
    case Decided::extension_refused:
    case Decided::correction_refused: return "Lý do";
    case Decided::obstacle_answered:
    case Decided::obstacle_closed: return "Trả lời";
    case Decided::claim_confirmed:
    case Decided::extension_granted:
    case Decided::correction_approved: return "Ghi chú";
  }
  std::abort();  // every decision is above
}

bool wants_work(const Answer& answer) { return answer.decided == Decided::claim_returned; }

render::Values row(const Answer& answer) {
  render::Values values;
  values.reserve(9);
  values.text("ref", answer.ref).text("programme", answer.programme).text("task", answer.text);
  values.text("agency", answer.agency).text("decision", in_words(answer));
  values.text("words", answer.words).text("words_are", name_of_words(answer.decided));
  values.text("link", answer.link).text("own_link", answer.own_link);
  return values;
}

}  // namespace

render::Values::List rows_of(std::vector<Answer> answers) {
  std::stable_partition(answers.begin(), answers.end(), wants_work);
  render::Values::List rows;
  for (const auto& answer : answers) rows.push_back(row(answer));
  return rows;
}

std::string summary_of(const std::vector<Answer>& answers) {
  const auto returned = std::ranges::count_if(answers, wants_work);
  const auto others = static_cast<std::ptrdiff_t>(answers.size()) - returned;
  std::string words;
  if (returned > 0) words = std::to_string(returned) + " báo cáo bị trả lại";
  if (others > 0) words += (words.empty() ? "" : ", ") + std::to_string(others) + " trả lời của Văn phòng";
  return words;
}

}  // namespace notify
