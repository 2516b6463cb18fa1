#include "members/refusals.h"

namespace datapilot::members {

base::Error no_such_member() {
    return {base::Errc::not_found,
            {"Ce membre n'existe pas, ou il a été retiré.",
             "There is no such member, or they were removed."}};
}

base::Error last_owner() {
    return {base::Errc::conflict,
            {"C'est le dernier propriétaire : nommez-en un autre avant.",
             "This is the last owner: name another one first."}};
}

}  // namespace datapilot::members
