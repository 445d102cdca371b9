#include "programme/column_titles.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "programme/words.h"

namespace programme {
namespace {

using namespace std::string_view_literals;

/// Whether the word stands in the title at that place, a space after it.
bool stands_at(std::string_view title, std::size_t at, std::string_view word) {
  const auto rest = title.substr(at);
  return rest.size() > word.size() && rest[word.size()] == ' ' && rest.starts_with(word);
}

bool holds_one(std::string_view title, std::string_view word) {
  for (auto space = title.find(' '); space != std::string_view::npos; space = title.find(' ', space + 1))
    if (stands_at(title, space + 1, word)) return true;
  return false;
}

/// Whether the title begins with one of the words.
bool opens(std::string_view title, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    if (stands_at(title, 1, words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

}  // namespace

std::string plain_title(std::string_view title) {
  auto plain = base::folded(title);
  for (auto& c : plain)
    if (is_one_of(c, ".,;:/()-&+*\"'")) c = ' ';
  return " " + base::with_single_spaces(plain) + " ";
}

bool title_holds(std::string_view title, std::string_view words) {
  while (!words.empty()) {
    const auto end = std::min(words.find('|'), words.size());
    if (holds_one(title, words.substr(0, end))) return true;
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return false;
}

bool is_title_of(std::string_view title, std::string_view words) {
  return ("|" + std::string{words} + "|").find("|" + std::string{base::trimmed(title)} + "|") != std::string::npos;
}

namespace {

constexpr auto agencies = "co quan|don vi|phong|phong ban|bo phan|to chuc|dia phuong|chu the|cap"sv;

/// What titles say, the first that fits; a later one is less sure.
struct Rule {
  Column column;
  int strength;
  bool (*fits)(std::string_view title);
};

constexpr std::array rules{
    Rule{Column::number, 3,
         [](std::string_view t) {
           return is_title_of(t, "stt|tt|so tt|so thu tu|thu tu|so|no|ma|ma so|ma nhiem vu|muc|#");
         }},
    Rule{Column::note, 3, [](std::string_view t) { return opens(t, "ghi chu|chu thich|luu y"); }},
    Rule{Column::unit, 3,
         [](std::string_view t) { return is_title_of(t, "don vi tinh|dvt|don vi do|don vi tinh toan"); }},
    Rule{Column::coordinators, 3,
         [](std::string_view t) { return title_holds(t, "phoi hop") && !title_holds(t, "chu tri"); }},
    Rule{Column::coordinators, 2,
         [](std::string_view t) { return title_holds(t, "tham gia|lien quan") && opens(t, agencies); }},
    Rule{Column::owner, 3, [](std::string_view t) { return title_holds(t, "chu tri"); }},
    Rule{Column::leader, 3,
         [](std::string_view t) {
           return opens(t,
                        "lanh dao|dong chi|d c|nguoi phu trach|nguoi chi dao|can bo|chuyen vien|nguoi theo doi|"
                        "thuong truc|uy vien") ||
                  is_title_of(t, "phu trach|chi dao|theo doi");
         }},
    Rule{Column::kept, 3,
         [](std::string_view t) {
           return opens(t,
                        "kinh phi|nguon kinh phi|nguon von|nguon luc|von|du toan|can cu|linh vuc|nhom|loai|tinh trang|"
                        "trang thai|muc do|uu tien|dia ban|dia diem|pham vi|van ban giao|nguon giao|thoi gian bat dau|"
                        "bat dau|ngay bat dau|khoi cong|ngay giao|ngay nhan") ||
                  title_holds(t, "bat dau|thuc te|thuc hien xong|da hoan thanh");
         }},
    Rule{Column::text, 3,
         [](std::string_view t) {
           return opens(t,
                        "noi dung nhiem vu|noi dung cong viec|ten nhiem vu|ten cong viec|nhiem vu|cong viec|dau viec|"
                        "cac nhiem vu|danh muc nhiem vu|viec|ten viec|nhung viec");
         }},
    Rule{Column::deadline, 3,
         [](std::string_view t) {
           return title_holds(
                      t, "thoi han|thoi gian|han hoan thanh|ngay hoan thanh|ngay den han|deadline|han chot|han cuoi") ||
                  opens(t, "han|tien do|thoi diem|ky han|ket thuc");
         }},
    Rule{Column::receiving_level, 3,
         [](std::string_view t) {
           return opens(t,
                        "cap trinh|cap co tham quyen|cap phe duyet|cap quyet dinh|cap ban hanh|cap nhan|cap bao cao|"
                        "noi nhan|noi trinh|tham quyen|trinh") ||
                  (opens(t, agencies) && title_holds(t, "phe duyet|ban hanh|quyet dinh|nhan bao cao|nhan"));
         }},
    Rule{Column::owner, 3,
         [](std::string_view t) {
           return title_holds(t, "dau moi") ||
                  (opens(t, agencies) && title_holds(t, "chiu trach nhiem|duoc giao|phu trach|tham muu"));
         }},
    Rule{Column::owner, 2,
         [](std::string_view t) {
           return (opens(t, agencies) && title_holds(t, "thuc hien|trien khai|to chuc thuc hien|xu ly|giai quyet")) ||
                  is_title_of(
                      t,
                      "trach nhiem|trach nhiem thuc hien|phan cong|phan cong thuc hien|don vi|co quan|co quan don vi|"
                      "don vi co quan|bo phan|phong ban|don vi dia phuong|co quan don vi dia phuong|to chuc thuc hien|"
                      "thuc hien|nguoi thuc hien|giao cho|ben giao");
         }},
    Rule{Column::deliverable, 3,
         [](std::string_view t) {
           return opens(t, "san pham|ket qua|dau ra|hinh thuc van ban|hinh thuc san pham|dang san pham|minh chung") ||
                  title_holds(t, "san pham|dau ra");
         }},
    Rule{Column::deadline, 2,
         [](std::string_view t) {
           return opens(t, "hoan thanh|du kien hoan thanh|moc|lo trinh|ngay|thang|quy|nam hoan thanh|den ngay");
         }},
    Rule{Column::text, 2,
         [](std::string_view t) {
           return opens(t,
                        "noi dung|hoat dong|giai phap|hang muc|de an|ten de an|ten van ban|du an|ten du an|van de|"
                        "yeu cau|mo ta|dien giai|ten chuong trinh|chuong trinh");
         }},
    Rule{Column::indicator, 2,
         [](std::string_view t) { return opens(t, "chi tieu|cac chi tieu|ten chi tieu|chi so|tieu chi|muc tieu"); }},
};

}  // namespace

Named column_named(std::string_view title) {
  if (title.empty() || title.size() > longest_title) return {};
  const auto words = plain_title(title);
  if (words.size() <= 2) return {};
  for (const auto& rule : rules)
    if (rule.fits(words)) return {rule.column, rule.strength};
  return {};
}

}  // namespace programme
