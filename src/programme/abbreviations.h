// Abbreviations: the short names that a document itself gives to bodies.
#pragma once
#include <vector>

#include "document/outline.h"
#include "programme/programme.h"

namespace programme {

/// The short names of «Ban Quản lý dự án (sau đây gọi tắt là Ban QLDA)», «… (viết tắt là …)», in the order of the
/// document, each once. The full name is the body that ends before the bracket.
std::vector<Abbreviation> abbreviations_in(const std::vector<document::Block>& blocks);

}  // namespace programme
