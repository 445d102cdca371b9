// Evidence kinds: which files may be sent as evidence, told by their content and not by their name.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace document {

enum class EvidenceKind { pdf, word, sheet, jpeg, png };

/// The ending of such a file's name, without the dot, which is also its code: "pdf", "docx", "xlsx", "jpg", "png".
std::string_view code(EvidenceKind kind);
std::optional<EvidenceKind> evidence_kind_of(std::string_view code);

/// What the file is, or why it is not taken.
///
/// A .docx or .xlsx is taken where its package says that its main part is one (ISO/IEC 29500-2), and nothing in it says
/// that it holds a macro.
///
/// name:     for messages
/// problems: "not_evidence" for any other kind of file, "has_macros", and those of `OfficePackage::read`
base::Result<EvidenceKind> evidence_kind(std::string_view bytes, const std::string& name);

}  // namespace document
