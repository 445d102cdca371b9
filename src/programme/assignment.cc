#include "programme/assignment.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

/// What a body is told to do: the word at which its name has ended.
constexpr std::array verbs{"chủ trì"sv,
                           "chủ động"sv,
                           "chỉ đạo"sv,
                           "lãnh đạo"sv,
                           "hướng dẫn"sv,
                           "theo dõi"sv,
                           "tham mưu"sv,
                           "phối hợp"sv,
                           "rà soát"sv,
                           "tổ chức"sv,
                           "triển khai"sv,
                           "nghiên cứu"sv,
                           "ban hành"sv,
                           "kiểm tra"sv,
                           "đôn đốc"sv,
                           "tổng hợp"sv,
                           "báo cáo"sv,
                           "thực hiện"sv,
                           "chuẩn bị"sv,
                           "bố trí"sv,
                           "tiếp tục"sv,
                           "tăng cường"sv,
                           "đẩy mạnh"sv,
                           "đẩy nhanh"sv,
                           "căn cứ"sv,
                           "hoàn thiện"sv,
                           "hoàn thành"sv,
                           "trình"sv,
                           "đề xuất"sv,
                           "chịu trách nhiệm"sv,
                           "cập nhật"sv,
                           "giám sát"sv,
                           "xây dựng"sv,
                           "tập trung"sv,
                           "quan tâm"sv,
                           "khẩn trương"sv,
                           "kịp thời"sv,
                           "phát huy"sv,
                           "nâng cao"sv,
                           "thẩm định"sv,
                           "giải quyết"sv,
                           "xử lý"sv,
                           "tuyên truyền"sv,
                           "vận động"sv,
                           "sơ kết"sv,
                           "tổng kết"sv,
                           "đánh giá"sv,
                           "bảo đảm"sv,
                           "đảm bảo"sv,
                           "quản lý"sv,
                           "cung cấp"sv,
                           "công khai"sv,
                           "công bố"sv,
                           "mở"sv,
                           "lập"sv,
                           "làm"sv,
                           "có"sv,
                           "và các cơ quan liên quan"sv,
                           "thường xuyên"sv,
                           "định kỳ"sv,
                           "quán triệt"sv,
                           "phân công"sv,
                           "tuần tra"sv,
                           "ra quân"sv,
                           "giải ngân"sv,
                           "trực tiếp"sv,
                           "sớm"sv,
                           "nhanh chóng"sv,
                           "cấp phát"sv,
                           "cắm mốc"sv,
                           "bàn giao"sv,
                           "đăng tải"sv,
                           "rà phá"sv,
                           "truy thu"sv,
                           "khảo sát"sv,
                           "trả lời"sv,
                           "thỏa thuận"sv,
                           "tiếp nhận"sv,
                           "bổ sung"sv,
                           "điều chỉnh"sv,
                           "sửa đổi"sv,
                           "thành lập"sv,
                           "sửa chữa"sv,
                           "khắc phục"sv,
                           "thông báo"sv,
                           "niêm yết"sv,
                           "thu hồi"sv,
                           "kiểm đếm"sv,
                           "duy trì"sv,
                           "phổ biến"sv,
                           "tập huấn"sv,
                           "ưu tiên"sv,
                           "huy động"sv,
                           "nâng cấp"sv,
                           "cải tạo"sv,
                           "di dời"sv,
                           "xác định"sv,
                           "xác minh"sv,
                           "lấy ý kiến"sv,
                           "góp ý"sv,
                           "phát động"sv,
                           "ký kết"sv,
                           "tạo điều kiện"sv,
                           "nắm chắc"sv,
                           "nắm tình hình"sv,
                           "phê duyệt"sv,
                           "thẩm tra"sv,
                           "vá"sv,
                           "trồng"sv};

constexpr std::size_t furthest = 600;

/// Whether the verb at that place is one: «tổ chức» after «các» or a comma is a noun («các cấp ủy, tổ chức đảng»).
bool is_verb_at(std::string_view text, std::size_t at, std::string_view verb) {
  const auto before = text.substr(0, at);
  if (!before.ends_with(' ') || !begins_with_word(text.substr(at), verb)) return false;
  return verb != "tổ chức" || !(before.ends_with("các ") || before.ends_with(", "));
}

/// The words before the first verb of office; nothing where there is none near.
std::optional<std::string_view> before_verb(std::string_view text) {
  text = base::clipped(text, furthest);
  auto end = std::string_view::npos;
  for (const auto verb : verbs)
    for (auto at = text.find(verb); at != std::string_view::npos && at < end; at = text.find(verb, at + 1))
      if (is_verb_at(text, at, verb)) end = at;
  if (end == std::string_view::npos) return std::nullopt;
  auto words = base::trimmed(text.substr(0, end));
  while (words.ends_with(',')) words = base::trimmed(words.substr(0, words.size() - 1));
  return words;
}

/// Cuts the words off the beginning of the text, in either case of their first letter.
bool take(std::string_view& text, std::string_view words) {
  const auto small = small_letters(base::clipped(text, words.size()));
  if (small != words) return false;
  text.remove_prefix(words.size());
  return true;
}

std::optional<std::string_view> after_order(std::string_view statement) {
  if (take(statement, "giao ") || take(statement, "đề nghị ")) return statement;
  return std::nullopt;
}

std::vector<std::string> coordinators_at(std::string_view text) {
  take(text, "chủ trì, ");
  if (!take(text, "phối hợp với ") && !take(text, "phối hợp chặt chẽ với ")) return {};
  const auto words = before_verb(text);
  if (!words || !begins_with_body(*words)) return {};
  return bodies_in(*words);
}

}  // namespace

bool assigns(std::string_view statement) {
  const auto body = after_order(statement);
  return body && begins_with_body(*body);
}

Assignment assignment_in(std::string_view statement) {
  if (!assigns(statement)) return {.owner = std::nullopt, .coordinators = coordinators_at(statement)};
  const auto rest = *after_order(statement);
  const auto owner = before_verb(rest);
  if (!owner || owner->empty()) return {};
  const auto told = rest.substr(static_cast<std::size_t>(owner->data() - rest.data()) + owner->size());
  return {.owner = std::string{*owner}, .coordinators = coordinators_at(base::trimmed(told))};
}

}  // namespace programme
