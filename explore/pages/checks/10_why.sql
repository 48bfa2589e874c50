-- title: Why we look
SELECT why AS "reason", sure AS "how sure a finding is" FROM check_rules WHERE rule = :id AND why IS NOT NULL
