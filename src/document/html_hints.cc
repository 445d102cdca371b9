#include "document/html_hints.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace document {
namespace {

using namespace std::string_view_literals;

template <typename Names>
bool is_among(const Names& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array tags_beside{"nav"sv, "aside"sv, "footer"sv, "figcaption"sv, "dialog"sv, "menu"sv};
constexpr std::array roles_beside{"navigation"sv, "complementary"sv, "contentinfo"sv, "search"sv,
                                  "banner"sv,     "dialog"sv,        "menu"sv,        "menubar"sv};

/// Whole words of class names and ids.
constexpr std::array words_beside{
    "ad"sv,        "ads"sv,       "adv"sv,        "advert"sv,   "banner"sv, "qc"sv,        "menu"sv,      "nav"sv,
    "navbar"sv,    "sidebar"sv,   "share"sv,      "sharing"sv,  "social"sv, "tag"sv,       "tags"sv,      "footer"sv,
    "caption"sv,   "related"sv,   "comment"sv,    "comments"sv, "rating"sv, "popup"sv,     "modal"sv,     "cookie"sv,
    "cookies"sv,   "toolbar"sv,   "pagination"sv, "login"sv,    "author"sv, "byline"sv,    "search"sv,    "tools"sv,
    "recommend"sv, "footnotes"sv, "references"sv, "weather"sv,  "promo"sv,  "subscribe"sv, "newsletter"sv};

/// Words that are told apart even where they are written together with others.
constexpr std::array parts_beside{
    "advertis"sv,       "quangcao"sv,    "lienquan"sv,    "binhluan"sv,  "breadcrumb"sv, "sidebar"sv,
    "docnhieu"sv,       "tinkhac"sv,     "tincungloai"sv, "chuthich"sv,  "thichanh"sv,   "photocaption"sv,
    "captionphoto"sv,   "relatednews"sv, "relatedpost"sv, "newsrelat"sv, "tinnoibat"sv,  "tinmoi"sv,
    "xemthem"sv,        "docthem"sv,     "ykienbandoc"sv, "tacgia"sv,    "chiase"sv,     "footer"sv,
    "visuallyhidden"sv, "sronly"sv,      "skiplink"sv,    "tukhoa"sv,    "thanhmenu"sv,  "danhgia"sv};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Whether a word of the name is one of those above. "tin-lien-quan" and "relatedNews_2" are names of several words.
bool names_beside(std::string_view name) {
  std::string joined, word;
  char before = ' ';
  const auto ends_word = [&word] { return is_among(words_beside, std::exchange(word, {})); };
  for (const auto c : name) {
    if (!is_letter(c) || (c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z'))
      if (ends_word()) return true;
    before = c;
    if (!is_letter(c)) continue;
    word += static_cast<char>(c <= 'Z' ? c + ('a' - 'A') : c);
    joined += word.back();
  }
  return ends_word() || std::any_of(parts_beside.begin(), parts_beside.end(), [&joined](std::string_view part) {
           return joined.find(part) != std::string::npos;
         });
}

/// Whether one of the names in the attribute, which white space parts, is such a name.
bool has_name_beside(std::string_view names) {
  while (!names.empty()) {
    const auto end = std::min(names.find_first_of(" \t\r\n"), names.size());
    if (names_beside(names.substr(0, end))) return true;
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return false;
}

}  // namespace

bool is_hidden(const HtmlNode& node) {
  return node.has("hidden") || node.attribute("aria-hidden") == "true" || node.style("display") == "none" ||
         node.style("visibility") == "hidden" || node.style("mso-hide") == "all";
}

bool is_beside_by_tag(const HtmlNode& node) {
  return is_among(tags_beside, node.name) || is_among(roles_beside, node.attribute("role"));
}

bool is_beside_by_class(const HtmlNode& node) {
  return has_name_beside(node.attribute("class")) || has_name_beside(node.attribute("id"));
}

bool is_beside_in_word(const HtmlNode& node) {
  static constexpr std::array elements{"footnote-list"sv, "endnote-list"sv, "comment-list"sv, "header"sv, "footer"sv};
  return is_among(elements, node.style("mso-element")) || node.attribute("id") == "sdfootnote" ||
         (node.name == "div" && node.attribute("id").starts_with("sdfootnote")) ||
         (node.name == "div" && is_among(std::array{"header"sv, "footer"sv}, node.attribute("title")));
}

Label label_of(const std::string& words) {
  static constexpr std::array related{"tin lien quan"sv,
                                      "bai lien quan"sv,
                                      "bai viet lien quan"sv,
                                      "tin bai lien quan"sv,
                                      "tin cung chuyen muc"sv,
                                      "cung chuyen muc"sv,
                                      "doc them"sv,
                                      "xem them"sv,
                                      "doc nhieu"sv,
                                      "xem nhieu"sv,
                                      "tin khac"sv,
                                      "cac tin khac"sv,
                                      "tin moi"sv,
                                      "tin moi nhat"sv,
                                      "tin noi bat"sv,
                                      "tin doc nhieu"sv,
                                      "co the ban quan tam"sv,
                                      "tin cung loai"sv,
                                      "quang cao"sv,
                                      "tu khoa"sv,
                                      "chia se"sv,
                                      "tin tuc lien quan"sv,
                                      "van ban lien quan"sv,
                                      "tags"sv,
                                      "tin lien quan khac"sv,
                                      "cac tin da dua"sv,
                                      "tin da dua"sv,
                                      "tin cu hon"sv};
  static constexpr std::array comments{"binh luan"sv,     "y kien ban doc"sv, "y kien"sv,        "ban doc phan hoi"sv,
                                       "gui binh luan"sv, "phan hoi"sv,       "viet binh luan"sv};
  const auto end = words.find_first_of("(:0123456789");
  auto label = std::string_view{words}.substr(0, end);
  while (label.ends_with(' ')) label.remove_suffix(1);
  const auto is_alone = words.size() <= label.size() + 8;  // with a count at most
  const auto has_list = end != std::string::npos && words[end] == ':';
  if ((is_alone || has_list) && is_among(related, label)) return Label::related;
  return is_alone && is_among(comments, label) ? Label::comments : Label::none;
}

}  // namespace document
