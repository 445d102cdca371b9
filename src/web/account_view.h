// Signing in and one's own account, as values.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "render/values.h"
#include "service/digest_choices.h"
#include "service/people.h"
#include "service/second_factor.h"

namespace web {

/// What was typed to sign in, but for the password.
struct SignInDraft {
  std::string email;
  std::string next;  ///< path to go to afterwards
  std::optional<base::Problem> problem;
};

/// demo: the people of the sample, whose password stands on the page; none on any other installation
render::Values sign_in_page(const SignInDraft& draft, const std::vector<service::PersonLine>& demo, calendar::Day today,
                            const std::string& token, std::string notice);

/// The page on which a one-time link chooses a password.
render::Values password_page(const people::Person& person, const std::string& link, const std::string& token,
                             const std::optional<base::Problem>& problem);

/// feed_made_at: since when the person has a calendar feed, if they do; digests: those that they may stop
render::Values account_page(const service::Visitor& visitor, const std::vector<store::SessionRow>& sessions,
                            const service::SecondFactor& factor, std::optional<base::Instant> feed_made_at,
                            const std::vector<service::DigestChoice>& digests, const std::string& token,
                            const std::optional<base::Problem>& problem, std::string notice);

}  // namespace web
