// The second factor: codes that a telephone reckons every half minute, and recovery codes for when it is lost.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "service/sign_in.h"

namespace service {

/// How a person's second factor stands.
struct SecondFactor {
  bool is_on = false;              ///< codes are asked for
  std::string waiting;             ///< base32 of a secret whose first code has not been given yet, or empty
  std::int64_t recovery_left = 0;  ///< recovery codes that have not been used
};
SecondFactor second_factor(const Context& context, const Visitor& visitor);

/// A new secret, which waits for its first code. problem: "factor_on" where codes are asked for already
base::Result<base::Done> begin_second_factor(const Context& context, const Visitor& visitor);

/// The first code: from now on codes are asked for. Gives ten recovery codes, which are shown this once.
/// problems: "sign_in_wait", "code_wrong", "factor_on"
base::Result<std::vector<std::string>> confirm_second_factor(const Context& context, const Visitor& visitor,
                                                             const std::string& code, const Origin& origin);

/// No codes are asked for any more. The password is asked for once more. problems: "sign_in_wait", "sign_in_wrong",
/// "sign_in_busy"
base::Result<base::Done> remove_second_factor(const Context& context, const Visitor& visitor,
                                              const std::string& password, const Origin& origin);

/// The code that someone who gave the password gives, or a recovery code: a new session, which is whole; its secret.
///
/// A code is good in its half minute and the ones before and after, once. problems: "sign_in_wait", "code_wrong"
/// source: RFC 6238, sections 5.2 and 6
base::Result<std::string> give_code(const Context& context, const Visitor& visitor, const std::string& code,
                                    const Origin& origin);

/// The address by which a telephone takes the secret over. source: Key URI Format of Google Authenticator
std::string key_uri(const people::Person& person, const std::string& base32);

}  // namespace service
