// Passwords: which ones may be chosen.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"

namespace people {

/// Why the password may not be chosen: "password_short" (fewer than 8 characters), "password_long" (more than 256),
/// "password_common" (one of those that everybody tries first, whatever figures stand behind it), "password_personal"
/// (made of the person's name or address). Nothing else is asked of it: no mix of characters, no change after some
/// time.
///
/// password: UTF-8 in NFC; personal: the name and the address
/// source:   NIST SP 800-63B, section 5.1.1.2
std::optional<base::Problem> cannot_choose(std::string_view password, const std::vector<std::string>& personal);

}  // namespace people
