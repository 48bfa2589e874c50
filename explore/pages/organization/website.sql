SELECT website FROM organizations WHERE organization_id = :id
