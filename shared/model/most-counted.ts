/** Files and words of users are counted up to here for each issue, as nobody tells more of them apart: so many or more. */
export const MOST_COUNTED = 100
