// Mail about one's own account: an invitation, or a new password. It is apart from the one mail a day.
#pragma once
#include <string>

#include "notify/daily.h"

namespace notify {

struct AccountMail {
  std::string recipient;
  bool invitation = true;  ///< otherwise someone asked for a new password
  std::string link;        ///< where the password is chosen, once
  int hours = 0;           ///< for which the link is good
};

/// The mail's words, in plain text and html. Uses the templates "account.txt" and "account.html".
Content content_of(const AccountMail& mail, const render::Templates& templates);

}  // namespace notify
