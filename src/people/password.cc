#include "people/password.h"

#include <algorithm>

#include "base/text.h"

namespace people {
namespace {

constexpr std::size_t shortest = 8, longest = 256;  // characters

// Without case, diacritics, spaces, and figures and signs at the ends.
// Each between blanks.
constexpr std::string_view common =
    " password passw0rd passwort matkhau matkhaumoi matkhaucu doimatkhau dangnhap taikhoan nguoidung quantri"
    " quantrivien vanphong vanthu congvan coquan tinhuy huyenuy thanhuy dangbo dangvien chibo uyban ubnd hdnd"
    " sonoivu sotaichinh dondoc nhiemvu chuongtrinh baocao vietnam vietnamvodich hanoi saigon danang haiphong"
    " cantho hochiminh bachho thanglong xinchao anhyeuem emyeuanh iloveyou yeuem tinhyeu hanhphuc giadinh"
    " concho conmeo khongbiet khongco batmi bimat matma admin administrator root user guest test testtest demo"
    " default changeme letmein welcome login secret master superman batman dragon monkey football baseball"
    " bongda princess sunshine shadow whatever freedom computer maytinh internet samsung android google"
    " facebook zalo youtube windows microsoft qwerty qwertyui qwertyuiop asdfgh asdfghjk asdfghjkl zxcvbn"
    " zxcvbnm qazwsx qazwsxedc qwer asdf zxcv abc abcd abcde abcdef abcdefg abcdefgh aaaa aaaaaa aaaaaaaa"
    " p@ssw0rd p@ssword pa$$word pass mk tk q1w2e3r4 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx a1b2c3d4"
    " a1b2c3 trustno michael jennifer charlie hello helloworld nguyen nguyenvan nguyenthi nguyenvana tranvan"
    " tranthi levan hoang huong hung dung tuan minh linh thanh muaxuan muahe muathu muadong chucmungnammoi"
    " happynewyear giangsinh thang nam thu hai hoilamgi mothaiba motbanam xyz qwe asd zxc qweasd qweasdzxc"
    " qwert asdfg zxcvb ytrewq poiuyt lkjhgf mnbvcxz loveyou iloveu love yeu abcxyz lovely ngoinha congty"
    " laptop dienthoai sinhnhat thuvien giaovien hocsinh sinhvien caheo conga bonmua phuong trang thao quynh"
    " ngoc khanh long phuc duc son tung dat huy nhung yen hanh thuy ";

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string without_spaces(std::string text) {
  std::erase(text, ' ');
  return text;
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

/// What is left when figures and signs at the ends are taken away.
std::string_view core_of(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

/// Figures alone that run in a row, repeat, or are a day: nine in ten of those that are tried.
bool is_plain_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }) && text.size() <= 12;
}

bool is_one_character(std::string_view text) {
  return std::ranges::all_of(text, [&](char c) { return c == text.front(); });
}

bool is_common(std::string_view folded) {
  const auto is_one_of = [](std::string_view text) {
    return !text.empty() && common.find(" " + std::string{text} + " ") != std::string_view::npos;
  };
  return is_plain_number(folded) || is_one_character(folded) || is_one_of(folded) || is_one_of(core_of(folded));
}

/// The words of a name or an address that tell something, folded.
std::vector<std::string> parts_of(const std::string& personal) {
  std::vector<std::string> parts{""};
  for (const char c : base::folded(personal)) {
    if (is_letter(c) || (c >= '0' && c <= '9')) {
      parts.back() += c;
    } else if (!parts.back().empty()) {
      parts.emplace_back();
    }
  }
  return parts;
}

/// Whether the password is no more than such words, with figures and signs.
bool is_personal(std::string rest, const std::vector<std::string>& personal) {
  const auto letters = [](const std::string& text) { return std::ranges::count_if(text, is_letter); };
  const auto before = letters(rest);
  if (before == 0) return false;
  for (const auto& text : personal)
    for (const auto& part : parts_of(text))
      for (auto at = part.size() < 3 ? std::string::npos : rest.find(part); at != std::string::npos;
           at = rest.find(part))
        rest.erase(at, part.size());
  return letters(rest) != before && letters(rest) < 4;
}

base::Problem refused(std::string kind, std::string detail) {
  return {.kind = std::move(kind), .detail = std::move(detail), .words = {}};
}

}  // namespace

std::optional<base::Problem> cannot_choose(std::string_view password, const std::vector<std::string>& personal) {
  const auto length = characters_of(password);
  if (length < shortest)
    return refused("password_short", "Mật khẩu cần ít nhất 8 ký tự. Một câu ngắn dễ nhớ là tốt nhất.");
  if (length > longest) return refused("password_long", "Mật khẩu dài quá 256 ký tự. Xin chọn câu ngắn hơn.");
  const auto folded = without_spaces(base::folded(password));
  if (is_common(folded))
    return refused("password_common", "Mật khẩu này quá thông dụng, ai cũng thử đầu tiên. Xin chọn một câu khác.");
  if (is_personal(folded, personal))
    return refused("password_personal", "Mật khẩu chỉ gồm tên hoặc địa chỉ thư của chính mình. Xin chọn một câu khác.");
  return std::nullopt;
}

}  // namespace people
