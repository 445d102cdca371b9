// The letterhead: what a document says about itself.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "programme/items.h"
#include "programme/programme.h"

namespace programme {

/// Number, day, kind, title, issuer and term, each where the document says it.
struct Letterhead {
  std::string kind;                   ///< "Chương trình hành động"; empty where no line names one
  std::optional<std::string> number;  ///< without spaces: "87-KL/TU"
  std::optional<calendar::Day> issued;
  std::optional<Term> term;
  std::string title;
  std::optional<std::string> issuer;
};

/// The letterhead of a document.
///
/// Number: the line that begins with «Số» above the body. Day: «…, ngày 02 tháng 7 năm 2026» at the end of a line
/// there. Issuer: the name of a body in capitals above the number. What is missing is taken from the note below an
/// annex's title («Ban hành kèm theo Chương trình hành động số 07-CTr/TU, ngày 15/10/2025 của Ban Chấp hành Đảng bộ
/// tỉnh»); the issuer of that note goes first, for it is spelt as a name. A newspaper that prints the document says all
/// three in a sentence («Ngày 12/01/2026, Ban Chấp hành Đảng bộ tỉnh ban hành Chương trình hành động số 03-CTr/TU»).
/// Last, the issuer is the body that signs («T/M …»). Title: the first line that begins with a kind of document; where
/// that is in capitals, the short lines below belong to it; in a document that is nothing but an annex, the annex's.
/// Term: the span of years in the title.
Letterhead letterhead_of(const Items& items);

/// Whether the line marks the document as secret: «MẬT», «TỐI MẬT» or «TUYỆT MẬT», alone or after «Độ mật:».
bool is_secrecy_mark(std::string_view line);

}  // namespace programme
