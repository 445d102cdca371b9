#include "base/place.h"

namespace base {
namespace {

void add(std::string& words, const std::string& more) { words += (words.empty() ? "" : ", ") + more; }

void add(std::string& words, const char* what, int number) {
  if (number > 0) add(words, what + std::to_string(number));
}

}  // namespace

std::string in_words(const Place& place) {
  std::string words;
  add(words, "trang ", place.page);
  if (!place.sheet.empty()) add(words, "trang tính “" + place.sheet + "”");
  if (place.line > 0) {
    add(words, "dòng ", place.line);
  } else {
    if (place.sheet.empty()) add(words, "bảng ", place.table);
    add(words, "dòng ", place.row);
    if (place.table == 0) add(words, "đoạn ", place.paragraph);
  }
  return words;
}

}  // namespace base
