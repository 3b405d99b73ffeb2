#!/bin/sh
# Used by `make demo`: everything stays in ./demo, and nothing outside the checkout is touched.
set -eu

probatum=${1:?"usage: demo.sh PATH-TO-PROBATUM"}
PROBATUM_HOME=$(pwd)/demo
export PROBATUM_HOME

question="What is the pathophysiology of restless leg syndrome?"

"$probatum" ask "$question" || exit $?
"$probatum" ask "$question" --audience patient -o demo/answer.html

cat <<END

The same answer, worded for patients, is in demo/answer.html. Try next:

  export PROBATUM_HOME=$PROBATUM_HOME
  $probatum ask "What helps against restless legs in pregnancy?" --audience patient
  $probatum ask "$question" -o demo/first.json
  $probatum ask "And what about iron?" --follow-up-to demo/first.json
  $probatum --help
END

set -- serve --open-with "$question"
if [ -t 1 ]; then
  echo
  exec "$probatum" "$@"
fi
echo "To read it in a browser: PROBATUM_HOME=$PROBATUM_HOME $probatum serve --open-with \"$question\""
