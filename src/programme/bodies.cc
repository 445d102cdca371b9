#include "programme/bodies.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/programme.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

/// Nouns that name a body whatever follows.
constexpr std::array sure_nouns{"ủy ban"sv,
                                "ubnd"sv,
                                "hđnd"sv,
                                "ubmttq"sv,
                                "mttq"sv,
                                "đảng ủy"sv,
                                "tỉnh ủy"sv,
                                "thành ủy"sv,
                                "huyện ủy"sv,
                                "thị ủy"sv,
                                "quận ủy"sv,
                                "đảng bộ"sv,
                                "chi bộ"sv,
                                "cấp ủy"sv,
                                "tổ chức đảng"sv,
                                "ban cán sự"sv,
                                "đảng đoàn"sv,
                                "văn phòng"sv,
                                "thường trực"sv,
                                "thường vụ"sv,
                                "công an"sv,
                                "hội đồng"sv,
                                "mặt trận"sv,
                                "tòa án"sv,
                                "viện kiểm sát"sv,
                                "bộ chỉ huy"sv,
                                "bộ đội biên phòng"sv,
                                "bộ tư lệnh"sv,
                                "quân khu"sv,
                                "tỉnh đoàn"sv,
                                "thành đoàn"sv,
                                "liên đoàn"sv,
                                "liên minh"sv,
                                "liên hiệp"sv,
                                "kho bạc"sv,
                                "chi cục"sv,
                                "tổng công ty"sv,
                                "công ty"sv,
                                "tập đoàn"sv,
                                "ban quản lý"sv,
                                "ban chỉ đạo"sv,
                                "ban chấp hành"sv,
                                "ban thường vụ"sv,
                                "ban dân tộc"sv,
                                "ban chỉ huy"sv,
                                "ban tuyên giáo"sv,
                                "ban tổ chức"sv,
                                "ban nội chính"sv,
                                "ban kinh tế"sv,
                                "ban pháp chế"sv,
                                "đoàn đại biểu quốc hội"sv,
                                "đoàn đbqh"sv,
                                "hội nông dân"sv,
                                "hội phụ nữ"sv,
                                "hội cựu chiến binh"sv,
                                "hội liên hiệp"sv,
                                "trường chính trị"sv,
                                "trường đại học"sv,
                                "trường cao đẳng"sv,
                                "đặc khu"sv,
                                "thanh tra tỉnh"sv,
                                "thanh tra thành phố"sv,
                                "thanh tra nhà nước"sv,
                                "kiểm toán nhà nước"sv,
                                "thuế tỉnh"sv,
                                "thuế thành phố"sv,
                                "hải quan khu vực"sv,
                                "báo và phát thanh"sv,
                                "báo và đài"sv,
                                "đồng chí"sv,
                                "thủ trưởng"sv,
                                "bệnh viện"sv,
                                "bưu điện"sv,
                                "cảng vụ"sv,
                                "hiệp hội"sv,
                                "giáo hội"sv,
                                "hạt kiểm lâm"sv,
                                "hợp tác xã"sv,
                                "bảo hiểm xã hội"sv,
                                "điện lực"sv,
                                "bql"sv,
                                "vp"sv,
                                "trạm y tế"sv,
                                "tổ công tác"sv,
                                "tổ giúp việc"sv,
                                "người đứng đầu"sv};

/// Heads of bodies, as directives address them: «Giám đốc Sở Y tế», «Trưởng các phòng chuyên môn».
constexpr std::array heads{
    "tổng giám đốc"sv,  "giám đốc"sv,   "phó giám đốc"sv,    "chủ tịch"sv,       "phó chủ tịch"sv, "bí thư"sv,
    "trưởng"sv,         "phó trưởng"sv, "chánh văn phòng"sv, "hiệu trưởng"sv,    "viện trưởng"sv,  "cục trưởng"sv,
    "chi cục trưởng"sv, "chánh án"sv,   "chánh thanh tra"sv, "chỉ huy trưởng"sv, "chủ nhiệm"sv};

/// Nouns that name a body only before a capital: "Sở Nội vụ", not "Sở hữu".
constexpr std::array nouns_before_capital{
    "ban"sv,     "sở"sv,        "hội"sv,           "bộ"sv,       "đoàn"sv, "cục"sv,  "vụ"sv,       "viện"sv,
    "trường"sv,  "báo"sv,       "đài"sv,           "phòng"sv,    "tổ"sv,   "xã"sv,   "phường"sv,   "khối"sv,
    "đội"sv,     "ngân hàng"sv, "trung tâm"sv,     "học viện"sv, "quỹ"sv,  "trạm"sv, "thư viện"sv, "bảo tàng"sv,
    "nhà hát"sv, "nhà máy"sv,   "vườn quốc gia"sv, "chi hội"sv};

/// Words that begin like such a noun in a line of capitals, and name no body.
constexpr std::array no_bodies{
    "ban hành"sv,     "ban bố"sv,     "sở hữu"sv,   "hội nghị"sv,   "hội thảo"sv, "hội nhập"sv,    "hội thi"sv,
    "hội chợ"sv,      "hội họp"sv,    "hội viên"sv, "bộ máy"sv,     "bộ phận"sv,  "bộ tiêu chí"sv, "đoàn kết"sv,
    "đoàn viên"sv,    "cục diện"sv,   "viện trợ"sv, "trường hợp"sv, "báo cáo"sv,  "báo chí"sv,     "phòng chống"sv,
    "phòng, chống"sv, "phòng ngừa"sv, "tổ chức"sv,  "xã hội"sv,     "vụ việc"sv,  "vụ án"sv,       "đội ngũ"sv};

/// What "các" may stand before, besides the nouns above.
constexpr std::array collective_nouns{"sở"sv,      "ban"sv,       "bộ"sv,           "ngành"sv,    "cấp"sv,
                                      "cơ quan"sv, "đơn vị"sv,    "địa phương"sv,   "xã"sv,       "phường"sv,
                                      "huyện"sv,   "thành phố"sv, "tổ chức"sv,      "đoàn thể"sv, "hội"sv,
                                      "phòng"sv,   "trường"sv,    "doanh nghiệp"sv, "ủy viên"sv,  "thành viên"sv,
                                      "thôn"sv,    "ấp"sv,        "tổ dân phố"sv,   "chi hội"sv,  "chi đoàn"sv};

/// Words that stand in sentences about a body and in no name of one.
constexpr std::array sentence_words{
    " chủ trì,"sv,         " chủ trì tham mưu"sv, " có trách nhiệm"sv, " căn cứ "sv, " phối hợp với "sv,
    " chịu trách nhiệm"sv, " tiếp tục "sv,        " phải "sv,          " đã "sv,     " sẽ "sv};

constexpr std::size_t longest_name = 250;
constexpr std::size_t longest_list = 4096;

template <std::size_t N>
bool begins_with_one_of(std::string_view small, const std::array<std::string_view, N>& nouns) {
  return std::any_of(nouns.begin(), nouns.end(),
                     [small](std::string_view noun) { return begins_with_word(small, noun); });
}

bool begins_with_collective(std::string_view small) {
  for (const auto opening : {"các "sv, "tất cả các "sv, "toàn thể các "sv})
    if (small.starts_with(opening)) {
      const auto noun = small.substr(opening.size());
      return begins_with_one_of(noun, sure_nouns) || begins_with_one_of(noun, collective_nouns);
    }
  return false;
}

bool begins_with_noun_before_capital(std::string_view words, std::string_view small) {
  for (const auto noun : nouns_before_capital)
    if (begins_with_word(small, noun) && small.size() > noun.size() && words.size() > noun.size() + 1)
      return begins_with_capital(words.substr(noun.size() + 1)) && !begins_with_one_of(small, no_bodies);
  return false;
}

/// Whether abbreviations can be told from other words; in a list in capitals every word looks like one.
enum class Abbreviations { told, hidden };

/// Whether the words begin with an abbreviation: two capitals or more, with "&" or "-" among them («UBKT», «TT&TT»).
bool begins_with_abbreviation(std::string_view words) {
  const auto first = words.substr(0, words.find_first_of(" ,;\n"));
  return first.size() >= 2 && is_in_capitals(first) && !is_digit(first[0]);
}

/// Whether a new body begins here, after a comma or "và".
bool begins_next_body(std::string_view words, Abbreviations abbreviations) {
  return (begins_with_capital(words) && begins_with_body(words)) ||
         (abbreviations == Abbreviations::told && begins_with_abbreviation(words)) ||
         begins_with_collective(small_letters(base::clipped(words, longest_name)));
}

/// Whether "và" binds the two councils of one office: "Văn phòng Đoàn đại biểu Quốc hội | Hội đồng nhân dân tỉnh".
bool is_joint_office(std::string_view left, std::string_view right) {
  const auto office = small_letters(left);
  const auto council = small_letters(right);
  if (!office.starts_with("văn phòng ")) return false;
  const auto first = std::string_view{office}.substr("văn phòng "sv.size());
  return begins_with_one_of(first,
                            std::array{"đoàn đại biểu quốc hội"sv, "đoàn đbqh"sv, "hội đồng nhân dân"sv, "hđnd"sv}) &&
         begins_with_one_of(council, std::array{"hội đồng nhân dân"sv, "hđnd"sv, "ủy ban nhân dân"sv, "ubnd"sv});
}

struct Separator {
  std::string_view words;
  bool parts_always;
};
constexpr std::array separators{Separator{";", true},    Separator{"\n", true},   Separator{", ", false},
                                Separator{"/", false},   Separator{" - ", false}, Separator{" – ", false},
                                Separator{" và ", false}};

/// Whether the line end after `left` is within a name or a list: «Sở Văn hóa, Thể thao | và Du lịch».
bool goes_on_after_line_end(std::string_view left, std::string_view right) {
  const auto first = right.substr(0, 4);
  const auto is_bullet = !first.empty() && is_one_of(first[0], "-+*");
  return left.ends_with(',') || left.ends_with(" và") || left.ends_with(" của") ||
         (!is_bullet && !begins_with_capital(right) &&
          !begins_with_collective(small_letters(base::clipped(right, 80))));
}

/// Whether the words are a single abbreviation: the council of «HĐND/UBND xã» is one body's half.
bool is_one_of_a_pair(std::string_view left) { return left.find(' ') == std::string_view::npos; }

/// The separator at the beginning of `rest` that parts `left` from another body, or nothing.
std::string_view separator_between(std::string_view left, std::string_view rest, Abbreviations abbreviations) {
  for (const auto& separator : separators) {
    if (!rest.starts_with(separator.words)) continue;
    const auto right = base::trimmed(rest.substr(separator.words.size()));
    if (separator.parts_always) return separator.words;
    if (!begins_next_body(right, abbreviations) || is_joint_office(left, right)) return {};
    const auto is_bare_noun = left.find(' ') == std::string_view::npos && !is_in_capitals(left);
    if (separator.words == " và " && is_bare_noun) return {};  // «Báo và Đài Phát thanh»
    const auto is_stroke = separator.words != " và " && separator.words != ", ";
    if (is_stroke && (!begins_with_capital(right) || !begins_with_body(right) || is_one_of_a_pair(left)))
      return {};  // «Phòng Văn hóa - Xã hội», «HĐND/UBND xã»
    if (is_group(left) && !begins_with_capital(right)) return {};
    return separator.words;
  }
  return {};
}

/// The lines put together where a name, or a list, goes on over their end.
std::string with_whole_names(std::string_view printed) {
  std::string whole;
  while (!printed.empty()) {
    const auto end = std::min(printed.find('\n'), printed.size());
    const auto line = base::trimmed(printed.substr(0, end));
    if (!whole.empty() && !line.empty()) whole += goes_on_after_line_end(whole, line) ? ' ' : '\n';
    whole += line;
    printed.remove_prefix(std::min(end + 1, printed.size()));
  }
  return whole;
}

}  // namespace

bool begins_with_body(std::string_view words) {
  const auto small = small_letters(base::clipped(words, longest_name));
  return begins_with_one_of(small, sure_nouns) || begins_with_collective(small) ||
         begins_with_noun_before_capital(words, small);
}

std::size_t body_noun_at(std::string_view words) {
  const auto small = small_letters(base::clipped(words, longest_name));
  std::size_t longest = 0;
  const auto look_in = [&](const auto& nouns) {
    for (const auto noun : nouns)
      if (noun.size() > longest && begins_with_word(small, noun)) longest = noun.size();
  };
  look_in(sure_nouns);
  look_in(heads);
  if (begins_with_noun_before_capital(words, small)) look_in(nouns_before_capital);
  return longest;
}

bool names_a_body(std::string_view text) {
  if (text.empty() || text.size() > longest_name || is_one_of(text.back(), ".;!?") || !begins_with_body(text))
    return false;
  const auto small = small_letters(text);
  return std::none_of(sentence_words.begin(), sentence_words.end(),
                      [&small](std::string_view words) { return small.find(words) != std::string::npos; });
}

bool names_a_head(std::string_view text) {
  const auto small = small_letters(base::clipped(text, longest_name));
  return std::any_of(heads.begin(), heads.end(), [&](std::string_view head) {
    return begins_with_word(small, head) &&
           names_a_body(base::trimmed(text.substr(std::min(head.size(), text.size()))));
  });
}

std::vector<std::string> bodies_in(std::string_view printed) {
  if (printed.size() > longest_list) return {std::string{printed}};
  const auto whole = with_whole_names(printed);
  std::string_view names{whole};
  std::vector<std::string> bodies;
  const auto abbreviations = is_in_capitals(names) ? Abbreviations::hidden : Abbreviations::told;
  auto left = names.substr(0, 0);
  const auto take = [&bodies](std::string_view name) {
    auto body = base::trimmed(name);
    while (body.ends_with(',') || body.ends_with(';') || body.ends_with('.'))
      body = base::trimmed(body.substr(0, body.size() - 1));
    while (body.starts_with("- ") || body.starts_with("+ ")) body = base::trimmed(body.substr(2));
    if (body.starts_with("và ")) body = base::trimmed(body.substr("và "sv.size()));
    if (!body.empty()) bodies.push_back(base::with_single_spaces(body));
  };
  while (left.size() < names.size()) {
    const auto separator = separator_between(base::trimmed(left), names.substr(left.size()), abbreviations);
    if (separator.empty()) {
      left = names.substr(0, left.size() + 1);
      continue;
    }
    take(left);
    names.remove_prefix(left.size() + separator.size());
    left = names.substr(0, 0);
  }
  take(left);
  return bodies;
}

}  // namespace programme
