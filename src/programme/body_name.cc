#include "programme/body_name.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "programme/bodies.h"
#include "programme/body_words.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t furthest = 600;
constexpr std::size_t longest_words = 80;

/// Nouns that name no body without more words: «Ban Quản lý chợ», «Công ty in».
constexpr std::array bare_nouns{"ban quản lý"sv, "công ty"sv,    "trung tâm"sv, "hội"sv,   "hiệp hội"sv,
                                "hội đồng"sv,    "quỹ"sv,        "trường"sv,    "phòng"sv, "tổ"sv,
                                "đội"sv,         "hợp tác xã"sv, "nhà máy"sv,   "trạm"sv,  "ban chỉ đạo"sv};

enum class Joint { none, space, comma, conjunction };

struct Joined {
  Joint joint = Joint::none;
  std::size_t bytes = 0;
};

/// What joins the next word to the name.
Joined joined_at(std::string_view rest) {
  for (const auto words : {" và "sv, " - "sv, " – "sv, " & "sv})
    if (rest.starts_with(words)) return {Joint::conjunction, words.size()};
  if (rest.starts_with("/") || rest.starts_with("-") || rest.starts_with("–"))
    return {Joint::conjunction, rest[0] == '/' || rest[0] == '-' ? 1U : 3U};
  if (rest.starts_with(", ")) return {Joint::comma, 2};
  if (rest.starts_with(" ")) return {Joint::space, 1};
  return {};
}

std::string small_at(std::string_view words) { return small_letters(base::clipped(words, longest_words)); }

std::string_view first_word(std::string_view words) { return words.substr(0, words.find_first_of(" ,;:.()/")); }

/// Whether the others who have to do with it follow, who are not named.
bool names_others(std::string_view small) {
  return begins_with_word(small, "các") && small.find("liên quan") != std::string_view::npos &&
         small.find("liên quan") < 60;
}

/// Walks over a name, word by word.
class Walk {
 public:
  explicit Walk(std::string_view text) : text_{text} {}

  BodyName name() {
    while (!rest().empty() && step()) {
    }
    if (is_at_unknown_word_) look_for_office();
    auto name = base::trimmed(text_.substr(0, end_));
    while (name.ends_with(',')) name.remove_suffix(1);
    return {name, !is_at_unknown_word_ || !(is_guessed_ || (is_generic_ && !is_settled_))};
  }

 private:
  std::string_view rest() const { return text_.substr(end_); }

  bool step() {
    if (take_bracket()) return true;
    const auto [joint, bytes] = end_ == 0 ? Joined{Joint::space, 0} : joined_at(rest());
    if (joint == Joint::none) return false;
    const auto words = rest().substr(bytes);
    if (words.empty()) return false;
    if (begins_with_capital(words)) return take_capital(words, bytes);
    if (is_digit(words[0])) return take_number(words, bytes);
    return take_small(words, bytes, joint);
  }

  void go_on(std::size_t bytes) { end_ += bytes; }

  /// «(sau đây gọi tắt là …)», «(UBND tỉnh)».
  bool take_bracket() {
    const auto words = rest();
    if (!words.starts_with(" (")) return false;
    const auto close = words.find(')');
    if (close == std::string_view::npos) return false;
    const auto inside = words.substr(2, close - 2);
    const auto small = small_at(inside);
    const auto shortens = small.find("tắt là") != std::string::npos || begins_with_word(small, "sau đây gọi");
    if (!shortens && !is_in_capitals(inside)) return false;
    go_on(close + 1);
    return true;
  }

  /// Words of a list, or of a noun of bodies.
  void take_known(std::size_t joint, std::string_view small, const BodyWords& known) {
    const auto taken = small.substr(0, known.bytes);
    is_bare_ = std::find(bare_nouns.begin(), bare_nouns.end(), taken) != bare_nouns.end();
    is_generic_ = is_generic_ || is_bare_ || taken == "viện";
    is_settled_ = known.kind == BodyWord::place;
    is_after_activity_ = known.kind == BodyWord::activity;
    is_after_place_ = known.kind == BodyWord::place;
    takes_number_ = true;
    is_open_ = false;
    is_after_capital_ = false;
    if (!is_bare_) is_guessed_ = false;
    go_on(joint + known.bytes);
  }

  static BodyWords known_at(std::string_view words, std::string_view small) {
    auto known = body_words_at(small);
    if (const auto noun = body_noun_at(words); noun > known.bytes) known = {BodyWord::noun, noun};
    return known;
  }

  bool take_capital(std::string_view words, std::size_t joint) {
    const auto small = small_at(words);
    const auto word = first_word(words);
    const auto known = known_at(words, small);
    if (known.bytes > 0 && known.bytes >= word.size()) {
      take_known(joint, small, known);
      return true;
    }
    // A lone capital begins words; several, or one after a place or «đồng chí», are a proper name.
    const auto is_figure = word.find_first_not_of("IVX") == std::string_view::npos;
    const auto is_short = is_figure || (is_in_capitals(word) && word.size() > 1);
    is_open_ = !is_short && !is_after_capital_ && !is_after_place_;
    is_settled_ = !is_open_;
    is_after_activity_ = false;
    is_after_capital_ = !is_short;
    is_bare_ = false;
    takes_number_ = true;
    go_on(joint + word.size());
    return true;
  }

  bool take_number(std::string_view words, std::size_t joint) {
    const auto word = first_word(words);
    if (!takes_number_ || word.size() > 3) return false;
    is_open_ = is_bare_ = is_after_place_ = is_after_capital_ = takes_number_ = is_after_activity_ = false;
    is_settled_ = true;
    go_on(joint + word.size());
    return true;
  }

  bool take_small(std::string_view words, std::size_t bytes, Joint joint) {
    const auto small = small_at(words);
    const auto known = known_at(words, small);
    const auto order = order_at(small);
    if (joint == Joint::conjunction) {
      if (names_others(small)) return false;
      return take_after_conjunction(words, small, bytes, std::max(known.bytes, order));
    }
    const auto is_name = known.kind == BodyWord::noun || known.kind == BodyWord::place;
    const auto is_plural = is_after_plural();
    if (is_plural && take_short_noun(small, bytes)) return true;
    if ((is_name && known.bytes > order) || (is_plural && known.bytes > 0)) {
      take_known(bytes, small, known);
      return true;
    }
    if (joint == Joint::comma) return is_in_plural_list() && take_short_noun(small, bytes);
    const auto is_one_word = small.substr(0, order).find(' ') == std::string_view::npos;
    if (order > 0 && !(is_open_ && is_one_word) && !is_plural) return false;
    if (known.kind == BodyWord::activity && !is_open_) {
      is_at_unknown_word_ = is_generic_ && is_after_activity_;  // «Viện Quy hoạch | xây dựng»
      return false;
    }
    if (!is_open_ && !is_bare_ && !is_plural) {
      is_at_unknown_word_ = true;
      return false;
    }
    take_guess(words, bytes);
    return true;
  }

  /// Nothing that a body is told to do follows «và» right after its name.
  bool take_after_conjunction(std::string_view words, std::string_view small, std::size_t joint, std::size_t known) {
    if (known > 0) {
      take_known(joint, small, {BodyWord::noun, known});
      return true;
    }
    take_guess(words, joint);
    is_open_ = true;
    return true;
  }

  /// «các sở, ban, ngành»: short nouns that stand for themselves in a list of such.
  bool take_short_noun(std::string_view small, std::size_t joint) {
    for (const auto noun :
         {"sở"sv, "ban"sv, "bộ"sv, "ngành"sv, "hội"sv, "phòng"sv, "trường"sv, "đoàn thể"sv, "tổ chức"sv})
      if (begins_with_word(small, noun) && order_at(small) <= noun.size()) {
        take_known(joint, small, {BodyWord::noun, noun.size()});
        return true;
      }
    return false;
  }

  bool is_after_plural() const {
    constexpr auto plural = "các"sv;
    return end_ >= plural.size() && small_at(text_.substr(end_ - plural.size(), plural.size())) == plural;
  }

  bool is_in_plural_list() const {
    const auto before = small_at(text_.substr(0, end_));
    return before.starts_with("các ") || before.find(" các ") != std::string::npos;
  }

  void take_guess(std::string_view words, std::size_t joint) {
    is_guessed_ = true;
    is_open_ = is_bare_;  // two words may go with a bare noun
    is_bare_ = is_after_place_ = is_after_capital_ = is_after_activity_ = is_settled_ = false;
    takes_number_ = true;
    go_on(joint + first_word(words).size());
  }

  /// «… chủ trì» soon after a word that no list knows: all before it is the name.
  void look_for_office() {
    const auto words = rest().substr(0, rest().find_first_of(",;:.("));
    std::size_t at = 0;
    for (int count = 0; count < 6 && at < words.size(); ++count) {
      at = words.find(' ', at + 1);
      if (at == std::string_view::npos) return;
      const auto small = small_at(words.substr(at + 1));
      for (const auto office : {"chủ trì"sv, "có trách nhiệm"sv, "chịu trách nhiệm"sv})
        if (begins_with_word(small, office)) {
          go_on(at);
          is_at_unknown_word_ = false;
          return;
        }
    }
  }

  std::string_view text_;
  std::size_t end_ = 0;
  bool is_open_ = false;           ///< a lone capital was read: a small word may complete it
  bool is_bare_ = false;           ///< a noun was read that names no body by itself
  bool is_after_capital_ = false;  ///< the word before began with a capital
  bool is_after_place_ = false;
  bool is_after_activity_ = false;
  bool is_generic_ = false;  ///< it began with a noun of which there are many: more words may belong to it
  bool is_settled_ = false;  ///< the word before was a place, a proper name or a number
  bool takes_number_ = false;
  bool is_guessed_ = false;          ///< a word was taken that no list knows
  bool is_at_unknown_word_ = false;  ///< the name ended at a word that no list knows
};

}  // namespace

std::optional<BodyName> body_name_at(std::string_view text) {
  if (!begins_with_body(text) && body_noun_at(text) == 0) return std::nullopt;
  return Walk{base::clipped(text, furthest)}.name();
}

}  // namespace programme
